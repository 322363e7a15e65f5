import type { CommandStep, UnitOfWork } from 'plugboard'
import { advanceItem } from '../helpers/advance-item.ts'
import { addTasks, tasksFor } from '../helpers/plan-item.ts'

/**
 * Plans the work on an item that was started, and lets it begin. An item that no decomposition rule fits
 * has no tasks; somebody completes it when it is done.
 */
export async function decomposeItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const item = await uow.load('OrderItem', id, { parts: ['telecom', 'activity'], lock: false })
  const planned = await tasksFor(uow, item)
  if (planned.length === 0) return
  await uow.setPart('OrderItem', id, 'activity', { planRevision: 1, pointOfNoReturn: 'none' })
  await addTasks(uow, item, planned, [])
  await advanceItem(uow, id)
}
