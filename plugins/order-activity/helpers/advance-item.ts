import type { UnitOfWork } from 'plugboard'
import { waitsForOthers } from 'plugboard/plugins/telecom-order'
import { isOver } from './task-states.ts'

/**
 * Releases the tasks of an item that wait for nothing any more; ends the item when none is left. Its order
 * is locked.
 *
 * @throws what completing the item is refused with, such as a missing registered location
 * @example await advanceItem(uow, task.item)
 */
export async function advanceItem(uow: UnitOfWork, item: string): Promise<void> {
  const tasks = await uow.find('OrderTask', { item })
  const done = new Set(tasks.filter(isOver).map(({ id }) => id))
  const known = new Set(tasks.map(({ id }) => id))
  for (const { id, state, dependsOn } of tasks) {
    if (state !== 'waiting' || dependsOn.some(other => known.has(other) && !done.has(other))) {
      continue
    }
    await uow.perform({ object: 'OrderTask', id, transition: 'release', as: 'system' })
  }
  if (done.size === tasks.length) await endItem(uow, item, tasks.length > 0)
}

/** An item in progress is completed, one that is being cancelled is cancelled. */
async function endItem(uow: UnitOfWork, id: string, hasTasks: boolean): Promise<void> {
  const { state } = await uow.load('OrderItem', id, { lock: false })
  if (state === 'inProgress' && hasTasks) await completeItem(uow, id)
  if (state !== 'pendingCancellation') return
  await uow.perform({ object: 'OrderItem', id, transition: 'cancel', as: 'system' })
}

async function completeItem(uow: UnitOfWork, id: string): Promise<void> {
  try {
    await uow.perform({ object: 'OrderItem', id, transition: 'complete', as: 'system' })
  } catch (error) {
    // A bundle is completed behind what it brings along, the old half of a move behind the new one.
    if (!waitsForOthers(error)) throw error
  }
}
