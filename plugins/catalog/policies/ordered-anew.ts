import type { FactScope } from 'plugboard'

/**
 * Which items of an order ask for something new. Where items have an action, as with the plugin
 * `telecom-order`, those that change or end what is there are held to nothing: it was sold already.
 *
 * @param alias of the item
 */
export function orderedAnew({ sql, table, has }: FactScope, alias: string) {
  if (!has('OrderItem.telecom')) return sql`true`
  return sql`not exists (select from ${table('OrderItem.telecom')} action
    where action.id = ${sql.ref(`${alias}.id`)} and action.action <> 'add')`
}
