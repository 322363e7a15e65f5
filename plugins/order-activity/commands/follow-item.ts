import type { CommandStep, UnitOfWork } from 'plugboard'
import { advanceItem } from '../helpers/advance-item.ts'
import { closeRequests } from '../helpers/close-requests.ts'
import { takeBack } from '../helpers/compensate.ts'
import { holdTasks, takeUpTasks } from '../helpers/hold-items.ts'
import { isHeldByCharge, pendingRequest } from '../helpers/pending-for.ts'

/** The work on an item stands still with it. */
export const holdWork = (uow: UnitOfWork, { id }: CommandStep): Promise<void> => holdTasks(uow, id)

/** The work on an item goes on with it. */
export const takeUpWork = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  takeUpTasks(uow, id)

/** An item that is not cancelled after all goes on, unless a charge holds it. */
export async function takeUpAgain(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  if (!(await isHeldByCharge(uow, id))) return takeUpTasks(uow, id)
  await uow.perform({ object: 'OrderItem', id, transition: 'hold', input: {}, as: 'system' })
}

/** What was requested, or raised, before an item began concerns it from its first day on. */
export async function joinWaiting(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { state } = await uow.load('OrderItem', id, { lock: false })
  if (state !== 'inProgress') return
  const request = await pendingRequest(uow, id)
  const transition = request === 'CancellationRequest' ? 'assessCancellation' : 'pend'
  if (request) {
    await uow.perform({ object: 'OrderItem', id, transition, input: {}, as: 'system' })
  } else if (await isHeldByCharge(uow, id)) {
    await uow.perform({ object: 'OrderItem', id, transition: 'hold', input: {}, as: 'system' })
  }
}

/**
 * What was done for an item that is not wanted any more, or cannot be had, is undone: what is open is
 * dropped, what was completed is undone in reverse.
 */
export async function undoWork(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const tasks = await uow.find('OrderTask', { item: id })
  if (tasks.length === 0) return
  const { activity } = await uow.load('OrderItem', id, { parts: ['activity'], lock: false })
  await takeBack(uow, tasks, (activity?.planRevision ?? 0) + 1)
  await advanceItem(uow, id)
}

/** Of an item that has ended nobody has to decide or answer anything any more. */
export async function endItem(uow: UnitOfWork, { id, transition }: CommandStep): Promise<void> {
  await closeRequests(uow, id, transition === 'complete')
}
