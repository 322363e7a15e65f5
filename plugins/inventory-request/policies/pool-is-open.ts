import { allow, fact, refuse, rule } from 'plugboard'
import { customers } from './actors.ts'

const isOpen = fact<boolean>(
  'ResourceReservation',
  'inventoryPoolIsOpen',
  ({ sql, table, column }) =>
    sql`(select p.is_open from ${table('ResourcePool')} p where p.id = ${column('pool')})`,
)

export const poolIsOpen = rule({
  name: 'poolIsOpen',
  code: 'INVENTORY_POOL_CLOSED',
  title: 'The pool is open to customers',
  facts: { isOpen },
  decide: ({ facts: { isOpen }, actor: { roles } }) =>
    isOpen || roles.some(role => !customers.includes(role))
      ? allow
      : refuse('The carrier gives resources of this pool out itself', {
          remedy: 'Ask with an inventory request',
          errors: [{ pointer: '/pool', message: 'is not open to customers' }],
        }),
})
