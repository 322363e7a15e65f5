import type { UnitOfWork } from 'plugboard'
import { openItems } from './hold-items.ts'
import { settleCancellations } from './settle-cancellations.ts'

/**
 * Ends what is left of an item that has ended: requests of which no item is open any more, and charges
 * for what there will not be. What was delivered may still be charged.
 */
export async function closeRequests(
  uow: UnitOfWork,
  item: string,
  isDelivered: boolean,
): Promise<void> {
  const { order } = await uow.load('OrderItem', item, { lock: false })
  await settleCancellations(uow, order)
  for (const { id, state, items } of await uow.find('CancellationRequest', { order })) {
    if (undecided.includes(state) && (await openItems(uow, order, items)).length === 0) {
      await close(uow, 'CancellationRequest', id)
    }
  }
  for (const supplement of await uow.find('Supplement', { order })) {
    const { id, state, requestedCompletionDate, changes } = supplement
    const named = requestedCompletionDate ? undefined : changes.map(({ item }) => item)
    if (undecided.includes(state) && (await openItems(uow, order, named)).length === 0) {
      await close(uow, 'Supplement', id)
    }
  }
  await withdrawCharges(uow, order, item, isDelivered)
}

const undecided = ['assessing', 'assessingCharge']

async function close(
  uow: UnitOfWork,
  object: 'CancellationRequest' | 'Supplement',
  id: string,
): Promise<void> {
  if (uow.isUnderWay(object, id)) return
  await uow.perform({ object, id, transition: 'close', as: 'system' })
}

/** Charges of the item; those of the whole order, too, when nothing of it is left to deliver. */
async function withdrawCharges(
  uow: UnitOfWork,
  order: string,
  item: string,
  isDelivered: boolean,
): Promise<void> {
  const items = await uow.find('OrderItem', { order })
  const isOver = (await openItems(uow, order)).length === 0
  const isAnyDelivered = items.some(({ state }) => state === 'completed')
  for (const charge of await uow.find('OrderCharge', { order, state: 'awaitingResponse' })) {
    const isMoot = charge.item
      ? charge.item === item && !isDelivered
      : isOver && (charge.isBlocking || !isAnyDelivered)
    // What a request has raised ends with the request.
    if (!isMoot || charge.raisedFor || uow.isUnderWay('OrderCharge', charge.id)) continue
    await uow.perform({
      ...{ object: 'OrderCharge', id: charge.id, transition: 'withdraw', as: 'system' },
      input: { reason: 'What it is for has ended' },
    })
  }
}
