import { allow, fact, refuse, rule } from 'plugboard'
import { type Relier, reliersOf } from '../helpers/reliers.ts'

/** A product that the order ends and nothing of it replaces. */
interface Ending {
  readonly item: string
  readonly order: string
  readonly name: string
  readonly reliers: readonly Relier[]
}

const endings = fact<readonly Ending[]>('Order', 'inventoryEndings', scope => {
  const { sql, table, column } = scope
  const of = { id: sql`p.id`, account: sql`p.account_id`, orderItem: sql`p.order_item_id` }
  return sql`(
    select coalesce(json_agg(json_build_object('item', i.id, 'order', i.order_id, 'name', p.name,
      'reliers', ${reliersOf(scope, of)}) order by i.id), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id and t.action = 'delete'
    join ${table('OrderItem.inventory')} n on n.id = i.id
    join ${table('Product')} p on p.id = n.product_id
    where i.order_id = ${column('id')} and not exists (
      select from ${table('OrderItem')} a join ${table('OrderItem.telecom')} b on b.id = a.id
      where a.order_id = i.order_id and b.relationships @> jsonb_build_array(
        jsonb_build_object('item', i.id::text, 'type', 'replaces'))))`
})

/** An EVC without its UNI, numbers without their trunk: they end together, or go over to a replacement. */
export const nothingIsOrphaned = rule({
  name: 'nothingIsOrphaned',
  code: 'PRODUCT_RELIED_ON',
  title: 'What relies on a product ends with it',
  facts: { endings },
  decide: ({ facts: { endings } }) => {
    const orphaning = endings
      .map(({ order, reliers, ...ending }) => ({
        ...ending,
        reliers: reliers.filter(({ endedBy }) => !endedBy.includes(order)),
      }))
      .filter(({ reliers }) => reliers.length > 0)
    if (orphaning.length === 0) return allow
    const names = orphaning.flatMap(({ reliers }) => reliers.map(({ name }) => name))
    return refuse(`Something relies on what would end: ${[...new Set(names)].join(', ')}`, {
      remedy: 'End these in the same order as well, or keep what they rely on',
      data: { reliers: orphaning.flatMap(({ reliers }) => reliers) },
      errors: orphaning.map(({ item, name, reliers }) => ({
        pointer: `/items/${item}/inventory/product`,
        message: `${name} is relied on by ${reliers.map(relier => relier.name).join(', ')}`,
      })),
    })
  },
})
