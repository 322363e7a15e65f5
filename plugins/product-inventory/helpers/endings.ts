import type { FactScope } from 'plugboard'
import { type Relier, reliersOf } from './reliers.ts'

/** A product that an order ends and nothing of it replaces. */
export interface Ending {
  readonly item: string
  readonly order: string
  readonly name: string
  readonly reliers: readonly Relier[]
}

/**
 * What an order ends, with who relies on it: an expression inside a fact, of a JSON list of {@link Ending}.
 *
 * @param order an expression of the order's id
 * @example fact<readonly Ending[]>('Order', 'endings', scope => endingsOf(scope, scope.column('id')))
 */
export function endingsOf(scope: FactScope, order: ReturnType<FactScope['column']>) {
  const { sql, table } = scope
  const of = { id: sql`p.id`, account: sql`p.account_id`, orderItem: sql`p.order_item_id` }
  return sql<readonly Ending[]>`(
    select coalesce(json_agg(json_build_object('item', i.id, 'order', i.order_id, 'name', p.name,
      'reliers', ${reliersOf(scope, of)}) order by i.id), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id and t.action = 'delete'
    join ${table('OrderItem.inventory')} n on n.id = i.id
    join ${table('Product')} p on p.id = n.product_id
    where i.order_id = ${order} and not exists (
      select from ${table('OrderItem')} a join ${table('OrderItem.telecom')} b on b.id = a.id
      where a.order_id = i.order_id and b.action = 'add' and b.relationships @> jsonb_build_array(
        jsonb_build_object('item', i.id::text, 'type', 'replaces'))))`
}

/** Those that would leave something behind that the order does not end as well. */
export function orphaningOf(endings: readonly Ending[]): readonly Ending[] {
  return endings
    .map(ending => ({
      ...ending,
      reliers: ending.reliers.filter(({ endedBy }) => !endedBy.includes(ending.order)),
    }))
    .filter(({ reliers }) => reliers.length > 0)
}
