import { allow, type Money, refuse, rule } from 'plugboard'
import { chargeFacts, chargesFrom } from './charge-facts.ts'

/** One accepts what one has seen: another amount is shown first. */
export const amountIsCurrent = rule({
  name: 'amountIsCurrent',
  code: 'MCD_CHARGES_CHANGED',
  title: 'The amount is the one of now',
  facts: chargeFacts,
  decide: ({ facts, input, now }) => {
    const seen = input as Money | undefined
    const { total, charges } = chargesFrom(facts, now)
    if (!seen || (seen.amount === total.amount && seen.currency === total.currency)) return allow
    return refuse(`The charges are ${total.amount} ${total.currency} in minor units`, {
      remedy: 'Look at the charges again, and accept this amount',
      data: { total, charges },
      errors: [{ pointer: '/amount', message: `is ${total.amount} ${total.currency} now` }],
    })
  },
})
