import type { FactScope } from 'plugboard'

/** What would be left without the product that it needs. */
export interface Relier {
  /** The id of an installed product, or of the item of an open order. */
  readonly id: string
  readonly object: 'Product' | 'OrderItem'
  readonly name: string
  readonly circuitId: string | null
  /** The ids of the orders that end it. */
  readonly endedBy: readonly string[]
}

type Expression = ReturnType<FactScope['column']>

/** The states in which a product is there, or is about to be. */
export const standingStates = [
  ...['pendingActive', 'active', 'pendingChange', 'suspended'],
  ...['pendingTerminate', 'suspendedPendingTerminate'],
] as const

/**
 * Who relies on a product, or is a piece of it: installed ones, and services that are on order and will.
 * An expression inside a fact, of a JSON list of {@link Relier}.
 *
 * @param product expressions of its id, its account and the item that made it
 * @example fact<readonly Relier[]>('Product', 'reliers', scope => reliersOf(scope, {
 *   id: scope.column('id'), account: scope.column('account'), orderItem: scope.column('orderItem') }))
 */
export function reliersOf(
  { sql, table }: FactScope,
  product: {
    readonly id: Expression
    readonly account: Expression
    readonly orderItem: Expression
  },
) {
  const standing = sql.join(standingStates.map(state => sql.lit(state)))
  return sql<readonly Relier[]>`(
    select coalesce(json_agg(r order by r.name, r.id), '[]') from (
      select d.id, 'Product' as object, d.name, d.circuit_id as "circuitId", (
        select coalesce(json_agg(i.order_id), '[]')
        from ${table('OrderItem.inventory')} n
        join ${table('OrderItem.telecom')} t on t.id = n.id and t.action = 'delete'
        join ${table('OrderItem')} i on i.id = n.id and i.state not in ('cancelled', 'failed', 'rejected')
        where n.product_id = d.id) as "endedBy"
      from ${table('ProductRelationship')} s join ${table('Product')} d on d.id = s.product_id
      where s.related_product_id = ${product.id} and s.state = 'current'
        and s.type in ('reliesOn', 'isPartOf') and d.state in (${standing})
      union all
      select i.id, 'OrderItem', i.name, null, '[]'
      from ${table('Order')} held
      join ${table('OrderItem')} i on i.order_id = held.id and i.state = 'acknowledged'
      join ${table('OrderItem.telecom')} t on t.id = i.id and t.action = 'add'
      left join ${table('OrderItem.inventory')} n on n.id = i.id
      where held.account_id = ${product.account} and (
        n.relies_on @> jsonb_build_array(${product.id}::text)
        or t.relationships @> jsonb_build_array(
          jsonb_build_object('item', ${product.orderItem}::text, 'type', 'reliesOn')))
    ) r)`
}
