import type { UnitOfWork } from 'plugboard'
import { advanceItem } from './advance-item.ts'

/**
 * Cancels an item whose cancellation was decided: what is open of its work is dropped, what was done is
 * undone in reverse, and then the item is cancelled.
 *
 * @example await cancelItem(uow, item.id)
 */
export async function cancelItem(uow: UnitOfWork, id: string): Promise<void> {
  const item = await uow.load('OrderItem', id, { lock: false })
  if (item.state === 'acknowledged') {
    await uow.perform({ object: 'OrderItem', id, transition: 'cancel', as: 'system' })
    return
  }
  if (item.state !== 'pendingCancellation') {
    await uow.perform({ object: 'OrderItem', id, transition: 'pendCancellation', as: 'system' })
  }
  await advanceItem(uow, id)
}
