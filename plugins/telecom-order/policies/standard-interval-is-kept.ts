import { allow, fact, fieldFact, refuse, rule } from 'plugboard'

interface Hasty {
  readonly id: string
  readonly name: string
  readonly earliest: string
}

/** The new services that are wanted before the standard interval of their offering is over. */
const hasty = fact<readonly Hasty[]>(
  'Order',
  'telecomHasty',
  ({ sql, table, column, now }) => sql`(
    select coalesce(json_agg(json_build_object('id', h.id, 'name', h.name,
      'earliest', to_char(h.earliest, 'YYYY-MM-DD')) order by h.id), '[]')
    from (
      select i.id, i.name, (${now}::timestamptz at time zone 'UTC')::date + r.standard_interval as earliest,
        coalesce(t.requested_completion_date, ${column('telecom.requestedCompletionDate')}) as wanted
      from ${table('OrderItem')} i
      join ${table('OrderItem.telecom')} t on t.id = i.id
      join ${table('OfferingRequirement')} r on r.offering = i.offering
      where i.order_id = ${column('id')} and t.action = 'add'
    ) h where h.wanted < h.earliest)`,
)

/** Below the standard interval the expedite flag is wanted (ASOG, due date intervals). */
export const standardIntervalIsKept = rule({
  name: 'standardIntervalIsKept',
  code: 'TELECOM_INTERVAL_SHORT',
  title: 'A date before the end of the standard interval is asked for with the expedite flag',
  facts: { hasty, expedite: fieldFact<boolean | null>('Order', 'telecom.expedite') },
  decide: ({ facts: { hasty, expedite } }) => {
    if (expedite || hasty.length === 0) return allow
    const words = hasty.map(({ name, earliest }) => `${name}: ${earliest}`).join(', ')
    return refuse(`The standard interval ends later (${words})`, {
      remedy: 'Ask for a later date, or set telecom.expedite of the order; it may cost extra',
      errors: hasty.map(({ id, earliest }) => ({
        pointer: `/items/${id}/telecom/requestedCompletionDate`,
        message: `is ${earliest} at the earliest, unless expedited`,
      })),
    })
  },
})
