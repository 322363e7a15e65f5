import { allow, fact, refuse, rule } from 'plugboard'

/** The earliest of the dates that the order and its items ask for. */
const earliestDate = fact<string | null>(
  'Order',
  'telecomEarliestDate',
  ({ sql, table, column }) => sql`(
    select to_char(least(${column('telecom.requestedCompletionDate')},
      min(t.requested_completion_date)), 'YYYY-MM-DD')
    from ${table('OrderItem')} i join ${table('OrderItem.telecom')} t on t.id = i.id
    where i.order_id = ${column('id')})`,
)

/** The calendar is this far behind UTC where a day ends last on earth. */
const lastZone = 12 * 3_600_000

export const completionDateIsAhead = rule({
  name: 'completionDateIsAhead',
  code: 'TELECOM_DATE_PAST',
  title: 'The requested completion date has not passed',
  facts: { earliestDate },
  decide: ({ facts: { earliestDate }, now }) => {
    // A date has passed when it has everywhere: the customer's own zone is not known here.
    const today = new Date(Date.parse(now) - lastZone).toISOString().slice(0, 10)
    if (earliestDate === null || earliestDate >= today) return allow
    return refuse(`The requested completion date ${earliestDate} has passed`, {
      remedy: 'Ask for today or a later day, or leave the date out',
      data: { requestedCompletionDate: earliestDate },
    })
  },
})
