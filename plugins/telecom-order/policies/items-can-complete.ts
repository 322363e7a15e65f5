import { allow, fact, refuse, rule } from 'plugboard'

/** The items that are neither in progress nor at their end. */
const stuckItems = fact<readonly string[]>(
  'Order',
  'telecomStuckItems',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(i.name || ' (' || i.state || ')' order by i.id), '[]')
    from ${table('OrderItem')} i
    where i.order_id = ${column('id')} and i.state not in ('inProgress', 'completed', 'cancelled'))`,
)

export const itemsCanComplete = rule({
  name: 'itemsCanComplete',
  code: 'TELECOM_ITEMS_OPEN',
  title: 'Every item is in progress, completed or cancelled',
  facts: { stuckItems },
  decide: ({ facts: { stuckItems } }) =>
    stuckItems.length === 0
      ? allow
      : refuse(`These items cannot be completed: ${stuckItems.join(', ')}`, {
          remedy: 'See to these items first; the order follows the last of them by itself',
          data: { items: stuckItems },
        }),
})
