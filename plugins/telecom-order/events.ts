import type { EventDefinition } from 'plugboard'

const ofOrder = {
  orderHeld: 'An order is held: something waits for the customer',
  orderPending: 'An order waits for an assessment',
  orderResumed: 'Work on an order went on',
  orderAssessingCancellation: 'It is assessed whether an order can be cancelled',
  orderPendingCancellation: 'An order is being cancelled',
  orderFailed: 'An order failed',
  orderPartiallyCompleted: 'An order was completed in part',
}

const ofItem = {
  orderItemStarted: 'Work on an item began',
  orderItemHeld: 'An item is held',
  orderItemPending: 'An item waits for an assessment',
  orderItemResumed: 'Work on an item went on',
  orderItemDateExpected: 'The expected completion date of an item was set',
  orderItemFailed: 'An item failed',
}

const of = (object: string, titles: Readonly<Record<string, string>>): EventDefinition[] =>
  Object.entries(titles).map(([name, title]) => ({ name, title, object }))

/** What is told besides what the core tells. */
export const events: readonly EventDefinition[] = [
  ...of('Order', ofOrder),
  ...of('OrderItem', ofItem),
]
