import { PlugboardError } from 'plugboard'
import { reachPoint } from '../helpers/point-of-no-return.ts'
import type { TaskWork } from '../policies/order-task.ts'
import { managers } from '../policies/work-roles.ts'

/** Notes since when the task could be done. */
export const noteReady: TaskWork = async (uow, { id }) => {
  const task = await uow.load('OrderTask', id)
  task.readyAt = uow.now
}

/**
 * Gives the task to somebody. Who does not manage orders may take it, and not give it to others.
 *
 * @throws ORDER_TASK_NOT_YOURS
 */
export const assign: TaskWork<{ readonly assignee?: string }> = async (uow, { id, input }) => {
  const task = await uow.load('OrderTask', id)
  const { actor } = uow
  const assignee = input.assignee ?? actor.id
  const isManager = actor
    .rolesFor(null)
    .some(role => (managers as readonly string[]).includes(role))
  if (assignee !== actor.id && !isManager) {
    throw new PlugboardError('ORDER_TASK_NOT_YOURS', {
      ...{ status: 403, detail: 'You may take the task yourself' },
      remedy: 'Ask an order manager to give it to somebody else',
      errors: [{ pointer: '/assignee', message: 'is not you' }],
    })
  }
  if (assignee === null) throw new PlugboardError('INPUT_INVALID', { detail: 'Name the assignee' })
  await uow.load('User', assignee, { lock: false })
  task.assignee = assignee
}

/** Begins the work: from here on its point of no return counts. */
export const start: TaskWork = async (uow, { id }) => {
  const task = await uow.load('OrderTask', id)
  task.startedAt = uow.now
  if (uow.actor.id !== null) task.assignee ??= uow.actor.id
  await reachPoint(uow, task)
}

export const complete: TaskWork = async (uow, { id }) => {
  const task = await uow.load('OrderTask', id)
  task.endedAt = uow.now
  if (task.startedAt) return
  task.startedAt = uow.now
  await reachPoint(uow, task)
}

export const fail: TaskWork<{ readonly code: string; readonly reason: string }> = async (
  uow,
  { id, input },
) => {
  const task = await uow.load('OrderTask', id)
  task.failureCode = input.code
  task.failureReason = input.reason
}

export const retry: TaskWork = async (uow, { id }) => {
  const task = await uow.load('OrderTask', id)
  task.attempts++
  task.readyAt = uow.now
}

export const skip: TaskWork<{ readonly reason: string }> = async (uow, { id, input }) => {
  const task = await uow.load('OrderTask', id)
  task.skipReason = input.reason
  task.endedAt = uow.now
}

export const noteEnd: TaskWork = async (uow, { id }) => {
  const task = await uow.load('OrderTask', id)
  task.endedAt = uow.now
}

/** What cannot be done for the item ends it; what was done for it already is undone. */
export const failItem: TaskWork<{ readonly reason: string }> = async (uow, { id, input }) => {
  const { item } = await uow.load('OrderTask', id)
  await uow.perform({
    ...{ object: 'OrderItem', id: item, transition: 'fail', as: 'system' },
    input: { reason: input.reason },
  })
}
