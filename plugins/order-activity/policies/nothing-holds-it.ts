import { allow, fact, refuse, rule } from 'plugboard'

type Waiting = 'request' | 'charge'

/** What has to be decided or answered before the work on an item goes on. */
const waitsFor = fact<readonly Waiting[]>(
  'OrderItem',
  'activityWaitsFor',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(waiting.what), '[]') from (
      select 'request' what from ${table('Supplement')} s
      where s.order_id = ${column('order')} and s.state in ('assessing', 'assessingCharge')
        and (s.requested_completion_date is not null
          or s.changes @> jsonb_build_array(jsonb_build_object('item', ${column('id')})))
      union all
      select 'request' from ${table('CancellationRequest')} c
      where c.order_id = ${column('order')} and c.state in ('assessing', 'assessingCharge', 'pending')
        and (c.items is null or c.items @> jsonb_build_array(${column('id')}))
      union all
      select 'charge' from ${table('OrderCharge')} h
      where h.order_id = ${column('order')} and h.is_blocking and h.state = 'awaitingResponse'
        and coalesce(h.item_id, ${column('id')}) = ${column('id')}
    ) waiting)`,
)

/** What stands still for a request or a charge goes on behind it, and not before. */
export const nothingHoldsIt = rule({
  name: 'nothingHoldsIt',
  code: 'ORDER_ITEM_WAITS',
  title: 'No supplement, cancellation or blocking charge holds the item',
  facts: { waitsFor },
  decide: ({ facts: { waitsFor } }) => {
    if (waitsFor.length === 0) return allow
    return waitsFor.includes('request')
      ? refuse('A supplement or cancellation of it has not ended', {
          remedy: 'Decide about the request first; the work goes on by itself',
          data: { state: 'pending' },
        })
      : refuse('A blocking charge has not been answered', {
          remedy: 'Wait for the answer, or withdraw the charge; the work goes on by itself',
          data: { state: 'held' },
        })
  },
})

/** A request that concerns the item decides about its cancellation. */
export const noRequestPending = rule({
  name: 'noRequestPending',
  code: 'ORDER_ITEM_WAITS',
  title: 'No supplement or cancellation of the item is pending',
  facts: { waitsFor },
  decide: ({ facts: { waitsFor } }) =>
    waitsFor.includes('request')
      ? refuse('A supplement or cancellation of it has not ended', {
          remedy: 'Deny or withdraw the request',
        })
      : allow,
})
