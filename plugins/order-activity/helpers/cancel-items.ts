import type { UnitOfWork } from 'plugboard'
import { advanceItem } from './advance-item.ts'
import { takeBack } from './compensate.ts'

/**
 * Cancels an item whose cancellation was decided: what is open of its work is dropped, what was done is
 * undone in reverse, and then the item is cancelled.
 *
 * @example await cancelItem(uow, item.id)
 */
export async function cancelItem(uow: UnitOfWork, id: string): Promise<void> {
  const { activity } = await uow.load('OrderItem', id, { parts: ['activity'], lock: false })
  await takeBack(uow, await uow.find('OrderTask', { item: id }), (activity?.planRevision ?? 0) + 1)
  await uow.perform({ object: 'OrderItem', id, transition: 'pendCancellation', as: 'system' })
  await advanceItem(uow, id)
}
