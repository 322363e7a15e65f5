import { allow, fact, refuse, rule, settingFact } from 'plugboard'
import { earliestDate } from '../helpers/dates.ts'
import { noticeDays } from '../settings.ts'

/** The dates for which an order ends services. */
const dates = fact<readonly string[]>(
  'Order',
  'mcdDisconnectDates',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(distinct d.wanted), '[]') from (
      select coalesce(t.requested_completion_date, ${column('telecom.requestedCompletionDate')}) as wanted
      from ${table('OrderItem')} i join ${table('OrderItem.telecom')} t on t.id = i.id
      where i.order_id = ${column('id')} and t.action = 'delete' and t.activity = 'disconnect'
    ) d where d.wanted is not null)`,
)

/** On a disconnect the date stops billing, and cannot precede receipt (ASOG, desired due date). */
export const noticeIsKept = rule({
  name: 'noticeIsKept',
  code: 'MCD_DATE_EARLY',
  title: 'A disconnect is asked for in time',
  facts: { dates, notice: settingFact('Order', noticeDays) },
  decide: ({ facts: { dates, notice }, now }) => {
    const earliest = earliestDate(now, notice)
    const early = dates.filter(date => date < earliest)
    if (early.length === 0) return allow
    return refuse(`${early[0]} is too early: with ${notice} days of notice it is ${earliest}`, {
      remedy: `Ask for ${earliest} or a later day`,
      data: { earliest },
    })
  },
})

export const datesAgree = rule({
  name: 'datesAgree',
  code: 'MCD_DATES_DIFFER',
  title: 'What an order disconnects ends on one date',
  facts: { dates },
  decide: ({ facts: { dates } }) =>
    dates.length < 2
      ? allow
      : refuse(`The order disconnects on ${dates.toSorted().join(', ')}`, {
          remedy: 'Order what ends on another date for itself',
        }),
})
