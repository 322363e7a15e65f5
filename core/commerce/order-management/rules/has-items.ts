import { fact } from '../../../transition/fact.ts'
import { allow, refuse, rule } from '../../../transition/rule.ts'

export const itemCount = fact<number>(
  'Order',
  'itemCount',
  ({ sql, table, column }) =>
    sql`(select count(*)::int from ${table('OrderItem')} i where i.order_id = ${column('id')})`,
)

export const hasItems = rule({
  name: 'hasItems',
  code: 'ORDER_EMPTY',
  title: 'The order has at least one item',
  facts: { itemCount },
  decide: ({ facts }) =>
    facts.itemCount > 0
      ? allow
      : refuse('The order has no items yet', { remedy: 'Add an item to it first' }),
})
