import { fact } from 'plugboard'

/** What a request is about: an item of its order. */
export interface AffectedItem {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly pointOfNoReturn: 'none' | 'soft' | 'hard'
}

/** Where the order of a request stands. */
export const orderOf = (object: 'CancellationRequest' | 'Supplement' | 'OrderCharge') =>
  fact<string>(
    object,
    'activityOrderState',
    ({ sql, table, column }) => sql`(
      select parent.state from ${table('Order')} parent where parent.id = ${column('order')})`,
  )

/** The items of the order that are not over, with the point that their work has passed. */
export const openItemsOf = (object: 'CancellationRequest' | 'Supplement') =>
  fact<readonly AffectedItem[]>(
    object,
    'activityOpenItems',
    ({ sql, table, column }) => sql`(
      select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'state', i.state,
        'pointOfNoReturn', coalesce(w.point_of_no_return, 'none')) order by i.id), '[]')
      from ${table('OrderItem')} i left join ${table('OrderItem.activity')} w on w.id = i.id
      where i.order_id = ${column('order')}
        and i.state not in ('completed', 'cancelled', 'failed', 'rejected'))`,
  )

/** How many other requests of the order have not ended. */
export const otherRequests = (object: 'CancellationRequest' | 'Supplement') =>
  fact<number>(
    object,
    'activityOtherRequests',
    ({ sql, table, column }) => sql`(
      select (select count(*)::int from ${table('CancellationRequest')} c
        where c.order_id = ${column('order')} and c.id <> ${column('id')}
          and c.state in ('assessing', 'assessingCharge', 'pending'))
      + (select count(*)::int from ${table('Supplement')} s
        where s.order_id = ${column('order')} and s.id <> ${column('id')}
          and s.state in ('assessing', 'assessingCharge')))`,
  )
