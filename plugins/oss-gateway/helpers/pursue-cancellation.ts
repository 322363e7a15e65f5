import type { SubscriberContext, UnitOfWork } from 'plugboard'
import type { Options } from '../options.ts'
import { type Json, type OssAnswer, OssClient } from '../ports/oss-client.ts'
import { backoff, momentAfter } from './backoff.ts'
import { noteAnswer } from './note-answer.ts'
import { readCancellation } from './read-cancellation.ts'
import { takeCancellation } from './take-cancellation.ts'

/**
 * Asks for a cancellation where the OSS has not taken one yet, and how it stands where it has. May be
 * called as often as one likes: an OSS has one cancellation of an order at a time.
 */
export async function pursueCancellation(
  id: string,
  { options, ports, transact }: SubscriberContext<Options>,
): Promise<void> {
  const { state, target, ossId, ossState, cancelId, cancelReason } = await transact(async uow => ({
    ...(await uow.load('OssOrder', id, { lock: false })),
  }))
  if (state !== 'cancelling' || ossId == null) return
  const client = ports.get(OssClient)
  // Whose answer was lost, is seen by the order's own state.
  const isTaken = ossState === 'assessingCancellation' || ossState === 'pendingCancellation'
  if (cancelId == null && isTaken) return
  const answer = await (cancelId == null
    ? client.cancel(target, ossId, cancelReason ?? 'Cancelled')
    : client.readCancellation(target, cancelId))
  await transact(uow => record(uow, id, answer, options))
}

async function record(
  uow: UnitOfWork,
  id: string,
  answer: OssAnswer<Json>,
  options: Options,
): Promise<void> {
  const ossOrder = await uow.load('OssOrder', id)
  await noteAnswer(uow, ossOrder.target, answer, options)
  if (ossOrder.state !== 'cancelling') return
  const perform = (transition: string, input: object) =>
    uow.perform({ object: 'OssOrder', id, transition, input, as: 'system' })
  if (answer.kind === 'ok') {
    const cancellation = readCancellation(answer.value)
    if (cancellation) await takeCancellation(uow, ossOrder, cancellation)
    return
  }
  if (answer.kind === 'refused') {
    await perform('refuseCancellation', { reason: answer.reason })
    return
  }
  const pause = backoff(options.retry, 1)
  // It has ended, or is being cancelled: its own state will tell which.
  const error = answer.kind === 'unavailable' ? { error: answer.reason } : {}
  await perform('tryLater', { at: momentAfter(uow.now, pause), ...error })
}
