import { allow, fact, refuse, rule } from 'plugboard'
import { type Relier, reliersOf } from '../helpers/reliers.ts'

/** What still relies on the product that an item ends, unless another item of the order replaces it. */
const reliersLeft = fact<readonly Relier[]>('OrderItem', 'inventoryReliersLeft', scope => {
  const { sql, table, column } = scope
  const of = { id: sql`p.id`, account: sql`p.account_id`, orderItem: sql`p.order_item_id` }
  return sql`(
    select ${reliersOf(scope, of)} from ${table('Product')} p
    where p.id = ${column('inventory.product')} and ${column('telecom.action')} = 'delete'
      and not exists (
        select from ${table('OrderItem')} a join ${table('OrderItem.telecom')} b on b.id = a.id
        where a.order_id = ${column('order')} and b.action = 'add' and b.relationships @> jsonb_build_array(
          jsonb_build_object('item', ${column('id')}::text, 'type', 'replaces'))))`
})

/** The order says that they end together; in which order, the products do. */
export const reliersHaveEnded = rule({
  name: 'reliersHaveEnded',
  code: 'PRODUCT_RELIED_ON',
  title: 'What relies on the product has ended before it',
  facts: { reliersLeft },
  decide: ({ facts: { reliersLeft } }) => {
    const left = reliersLeft ?? []
    if (left.length === 0) return allow
    return refuse(`Still there: ${left.map(({ name }) => name).join(', ')}`, {
      remedy: 'Complete the items that end these first',
      data: { reliers: left },
    })
  },
})
