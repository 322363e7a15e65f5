import { allow, fact, refuse, rule } from 'plugboard'

/** The names of the items that do something else than add a service. */
const otherItems = fact<readonly string[]>(
  'Order',
  'telecomOtherItems',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(i.name order by i.id), '[]')
    from ${table('OrderItem')} i join ${table('OrderItem.telecom')} t on t.id = i.id
    where i.order_id = ${column('id')} and t.action <> 'add')`,
)

/**
 * To change or end a service one has to know which are installed, and what they cost. The plugin that
 * knows takes this rule away with `policy.removeRule('submit', 'itemsAddServices')`.
 */
export const itemsAddServices = rule({
  name: 'itemsAddServices',
  code: 'TELECOM_ACTION_UNAVAILABLE',
  title: 'Every item adds a service',
  facts: { otherItems },
  decide: ({ facts: { otherItems } }) =>
    otherItems.length === 0
      ? allow
      : refuse(`These items do not add a service: ${otherItems.join(', ')}`, {
          remedy: 'Order changes and disconnects from your account team, and remove the items here',
          data: { items: otherItems },
        }),
})
