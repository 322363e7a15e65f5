import type { RecordOf, UnitOfWork } from 'plugboard'
import type { Options } from '../options.ts'
import { cancelOssOrder } from './cancel-oss-order.ts'
import { queueOssOrder } from './queue-oss-order.ts'
import type { ServiceAction } from './service-order-for.ts'

/*
 * The seam to order-activity: tasks of the channel `oss` become service orders, and what becomes of these
 * becomes of the tasks.
 */

type Task = RecordOf<'OrderTask'>
type OssOrder = RecordOf<'OssOrder'>

/** What takes back what an item asks for. */
const inverse = { add: 'delete', delete: 'add', modify: 'modify', noChange: 'noChange' } as const

/**
 * Has an OSS do a task that can be done. One that it has begun with goes on, and one that it has done
 * meanwhile is done. What no OSS is configured for is left to people.
 */
export async function beginTask(uow: UnitOfWork, id: string, options: Options): Promise<void> {
  const task = await lockedTask(uow, id)
  if (task.state !== 'ready' || task.channel !== 'oss') return
  const last = await lastOssOrder(uow, id)
  if (last?.state === 'completed') {
    await performOn(uow, task, 'complete')
    return
  }
  if (last && (await isUnseenFailure(uow, task, last))) {
    await performOn(uow, task, 'fail', failureOf(last))
    return
  }
  if (last?.state === 'undelivered') {
    await uow.perform({ object: 'OssOrder', id: last.id, transition: 'resend', as: 'system' })
  } else if (last === undefined || hasFailed(last)) {
    const wanted = await workOf(uow, task)
    if ((await queueOssOrder(uow, wanted, options)) === undefined) return
  }
  await performOn(uow, task, 'start')
}

/** A task is not wanted any more, or somebody else has done it. */
export async function endTask(uow: UnitOfWork, id: string, options: Options): Promise<void> {
  const task = await lockedTask(uow, id)
  const last = task.channel === 'oss' ? await lastOssOrder(uow, id) : undefined
  if (!last) return
  const isUndelivered = last.state === 'queued' || last.state === 'undelivered'
  if (task.state === 'cancelled' && last.state === 'completed') {
    await undoUnwanted(uow, last, options)
    return
  }
  // What people have completed the OSS may be about to report as well.
  if (task.state === 'completed' && !isUndelivered) return
  const reason =
    task.state === 'cancelled' ? 'The work is not wanted any more' : 'The work was done otherwise'
  await cancelOssOrder(uow, last.id, reason)
}

/** Lets a task follow its service order. */
export async function settleTask(uow: UnitOfWork, id: string, options: Options): Promise<void> {
  const { task: taskId } = await uow.load('OssOrder', id, { lock: false })
  if (taskId == null) return
  const task = await lockedTask(uow, taskId)
  const last = await lastOssOrder(uow, taskId)
  if (last?.id !== id) return
  if (task.state === 'cancelled') {
    await undoUnwanted(uow, last, options)
    return
  }
  if (last.state === 'completed') {
    // It was in fallout because nobody knew that the OSS had it.
    if (task.state === 'failed') await performOn(uow, task, 'retry')
    if (isOpen(task)) await performOn(uow, task, 'complete')
  } else if (hasFailed(last) || last.state === 'undelivered') {
    // One that is ready is tried again: the news of the last time is late, and must not fail it once more.
    if (task.state === 'inProgress') await performOn(uow, task, 'fail', failureOf(last))
  }
}

/** What the OSS has done may be refused here, as where something is missing: then people are asked. */
export async function rejectCompletion(
  uow: UnitOfWork,
  id: string,
  problem: { readonly code: string; readonly reason: string },
): Promise<void> {
  const { task: taskId } = await uow.load('OssOrder', id, { lock: false })
  if (taskId == null) return
  const task = await lockedTask(uow, taskId)
  if (task.state !== 'ready' && task.state !== 'inProgress') return
  await performOn(uow, task, 'fail', { ...problem, reason: problem.reason.slice(0, 500) })
}

/** It failed while the task was on hold: the tries that people have asked for are fewer than its failures. */
async function isUnseenFailure(uow: UnitOfWork, task: Task, last: OssOrder): Promise<boolean> {
  if (!hasFailed(last)) return false
  const all = await uow.find('OssOrder', { task: task.id })
  return all.filter(hasFailed).length > task.attempts
}

function isOpen({ state }: Task): boolean {
  return state === 'ready' || state === 'inProgress' || state === 'failed'
}

/** The OSS has ended it otherwise than wanted. */
function hasFailed({ state }: OssOrder): boolean {
  return ['failed', 'rejected', 'partial', 'cancelled'].includes(state)
}

/** Codes of tasks have letters that an OSS need not keep to. */
function failureOf({ state, errorCode, errorReason }: OssOrder) {
  const code = (errorCode ?? `OSS_${state}`).replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 80)
  return { code, reason: (errorReason || `The OSS reports it as ${state}`).slice(0, 500) }
}

/** What the OSS has built although the task was cancelled is taken down again. */
async function undoUnwanted(uow: UnitOfWork, done: OssOrder, options: Options): Promise<void> {
  if (done.state !== 'completed' || done.action !== 'add') return
  const work = `${done.work}Undo`
  const [known] = await uow.find('OssOrder', { item: done.item, work })
  if (known) return
  await queueOssOrder(uow, { item: done.item, work, action: 'delete', undoes: done }, options)
}

async function workOf(uow: UnitOfWork, { id, item, key, kind, compensates }: Task) {
  if (kind === 'work') return { item, work: key, task: id }
  const undoes = compensates == null ? undefined : await lastOssOrder(uow, compensates)
  const { telecom } = await uow.load('OrderItem', item, { parts: ['telecom'], lock: false })
  const action: ServiceAction = inverse[undoes?.action ?? telecom.action]
  return { item, work: `${key}Undo`, task: id, action, ...(undoes ? { undoes } : {}) }
}

/** The latest: a task that failed and is tried again has several. */
async function lastOssOrder(uow: UnitOfWork, task: string): Promise<OssOrder | undefined> {
  return (await uow.find('OssOrder', { task })).at(-1)
}

/** Its order first, as everywhere. */
async function lockedTask(uow: UnitOfWork, id: string): Promise<Task> {
  const { order } = await uow.load('OrderTask', id, { lock: false })
  await uow.load('Order', order)
  return uow.load('OrderTask', id)
}

function performOn(uow: UnitOfWork, { id }: Task, transition: string, input?: object) {
  return uow.perform({ object: 'OrderTask', id, transition, input, as: 'system' })
}
