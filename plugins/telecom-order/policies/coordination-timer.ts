import { timer } from 'plugboard'
import { earliestStart } from '../helpers/coordination.ts'
import { coordinated, orderOfItem } from './coordination-facts.ts'
import { startedOrders } from './order-has-started.ts'

/** Starts an item when the delay behind another one is over. */
export const coordinationTimer = timer({
  name: 'coordinatedStart',
  title: 'The delay behind another item is over',
  whileIn: ['acknowledged'],
  transition: 'start',
  facts: { coordinated, orderOfItem },
  due: ({ facts: { coordinated, orderOfItem } }) =>
    startedOrders.includes(orderOfItem) ? earliestStart(coordinated) : null,
})
