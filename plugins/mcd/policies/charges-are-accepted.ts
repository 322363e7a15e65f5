import { allow, fact, type Money, refuse, rule } from 'plugboard'
import { chargeFacts, chargesFrom } from './charge-facts.ts'

const accepted = fact<Money | null>(
  'Order',
  'mcdAcceptedCharges',
  ({ sql, table, column }) => sql`(
    select json_build_object('amount', m.accepted_charges_amount, 'currency', m.accepted_charges_currency)
    from ${table('Order.mcd')} m where m.id = ${column('id')} and m.accepted_charges_amount is not null)`,
)

/** Whoever ends a term early knows what it costs, as it is on the day of submission. */
export const chargesAreAccepted = rule({
  name: 'chargesAreAccepted',
  code: 'MCD_CHARGES_UNACCEPTED',
  title: 'The charges for early termination and changes have been accepted',
  facts: { ...chargeFacts, accepted },
  decide: ({ facts: { accepted, ...facts }, now }) => {
    const { total, charges } = chargesFrom(facts, now)
    if (total.amount === (accepted?.amount ?? 0)) return allow
    const words = `${total.amount} ${total.currency} in minor units`
    const detail = accepted
      ? `The charges are ${words} now, not the ${accepted.amount} that were accepted`
      : `There are charges of ${words}`
    return refuse(detail, {
      remedy: 'Look at the charges, and accept them with the action acceptCharges',
      data: { total, charges },
    })
  },
})
