import { allow, refuse, rule } from 'plugboard'
import { orderOfItem } from './coordination-facts.ts'

/** Where an order stands while its items are worked on. */
export const startedOrders: readonly string[] = ['inProgress', 'held', 'pending']

export const orderHasStarted = rule({
  name: 'orderHasStarted',
  code: 'TELECOM_ORDER_NOT_STARTED',
  title: 'Its order has been started',
  facts: { orderOfItem },
  decide: ({ facts: { orderOfItem } }) =>
    startedOrders.includes(orderOfItem)
      ? allow
      : refuse('Its order has not been started', { remedy: 'Accept and start the order first' }),
})
