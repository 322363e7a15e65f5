import type { UnitOfWork } from 'plugboard'

/**
 * Lets billing begin for what was delivered, from the day of its acceptance on, and end for what was taken
 * away. Whoever bills subscribes to the events.
 */
export async function bill(uow: UnitOfWork, id: string): Promise<void> {
  const item = await uow.load('OrderItem', id, {
    ...{ parts: ['telecom', 'fulfillment'], lock: false },
  })
  const { offering, name, recurring, oneTime, telecom } = item
  const what = { offering, name, quantity: item.quantity, recurring, oneTime }
  const jeopardy = 'none' as const
  if (telecom.action === 'delete') {
    const effectiveBillDate = telecom.requestedCompletionDate ?? uow.now.slice(0, 10)
    await uow.setPart('OrderItem', id, 'fulfillment', { jeopardy, effectiveBillDate })
    uow.emit('billingStopped', { object: 'OrderItem', id }, { ...what, effectiveBillDate })
    return
  }
  if (telecom.action === 'noChange') return
  const billingStartDate = (item.fulfillment?.acceptedAt ?? uow.now).slice(0, 10)
  await uow.setPart('OrderItem', id, 'fulfillment', { jeopardy, billingStartDate })
  uow.emit('billingStarted', { object: 'OrderItem', id }, { ...what, billingStartDate })
}
