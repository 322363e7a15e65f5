import type { CommandStep, UnitOfWork } from 'plugboard'
import { advanceItem } from '../helpers/advance-item.ts'
import { takeBack } from '../helpers/compensate.ts'

/** What was done for an item that failed is undone; its order need not wait for that. */
export async function undoFailed(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { activity } = await uow.load('OrderItem', id, { parts: ['activity'], lock: false })
  await takeBack(uow, await uow.find('OrderTask', { item: id }), (activity?.planRevision ?? 0) + 1)
  await advanceItem(uow, id)
}
