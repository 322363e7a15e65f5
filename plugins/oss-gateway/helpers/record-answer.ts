import type { RecordOf, UnitOfWork } from 'plugboard'
import type { Options } from '../options.ts'
import type { Json, OssAnswer } from '../ports/oss-client.ts'
import { backoff, momentAfter } from './backoff.ts'
import { noteAnswer } from './note-answer.ts'
import { readServiceOrder } from './read-service-order.ts'
import { takeNews } from './take-news.ts'

type OssOrder = RecordOf<'OssOrder'>
type Unavailable = Extract<OssAnswer<Json>, { kind: 'unavailable' }>

/** When the next attempt is made after one that failed. */
function nextAttempt(
  uow: UnitOfWork,
  { attempts }: OssOrder,
  { retryAfter = 0 }: Partial<Unavailable>,
  { retry }: Options,
): string {
  return momentAfter(uow.now, Math.max(retryAfter, backoff(retry, attempts)))
}

function performer(uow: UnitOfWork, { id }: OssOrder) {
  return (transition: string, input: object) =>
    uow.perform({ object: 'OssOrder', id, transition, input, as: 'system' })
}

/** Records what became of an attempt to send a service order. */
export async function recordSent(
  uow: UnitOfWork,
  id: string,
  answer: OssAnswer<Json>,
  options: Options,
): Promise<void> {
  const ossOrder = await uow.load('OssOrder', id)
  await noteAnswer(uow, ossOrder.target, answer, options)
  // A notification was faster, or somebody has cancelled meanwhile.
  if (ossOrder.state !== 'sent') return
  const perform = performer(uow, ossOrder)
  if (answer.kind === 'ok') {
    const news = readServiceOrder(answer.value, options.characteristics)
    if (news) {
      await takeNews(uow, ossOrder, news, { isNewer: ossOrder.observedAt == null })
      return
    }
  }
  if (answer.kind === 'refused') {
    await perform('giveUp', { code: answer.code, reason: answer.reason })
    return
  }
  const unavailable: Partial<Unavailable> = answer.kind === 'unavailable' ? answer : {}
  const { reason = 'It answered without an id', isCertain = false } = unavailable
  if (ossOrder.attempts >= options.retry.attempts && isCertain) {
    await perform('giveUp', { code: 'undeliverable', reason })
    return
  }
  const at = nextAttempt(uow, ossOrder, unavailable, options)
  // What may have arrived is asked about before it is sent again.
  await perform(isCertain ? 'putBack' : 'tryLater', { at, error: reason })
}

/** Records what the OSS has answered when it was asked about a service order. */
export async function recordAsked(
  uow: UnitOfWork,
  asked: OssOrder,
  answer: OssAnswer<Json>,
  options: Options,
): Promise<void> {
  const ossOrder = await uow.load('OssOrder', asked.id)
  const { state, attempts } = ossOrder
  await noteAnswer(uow, ossOrder.target, answer, options)
  const perform = performer(uow, ossOrder)
  const news = answer.kind === 'ok' && readServiceOrder(answer.value, options.characteristics)
  if (news) {
    const { at } = answer
    // Nothing was heard while it was asked: then the answer is the newest.
    const isNewer = sameMoment(ossOrder.observedAt, asked.observedAt)
    await takeNews(uow, ossOrder, news, { isNewer, ...(at === undefined ? {} : { at }) })
    return
  }
  if (state !== asked.state || !uow.can('OssOrder', state, 'ask')) return
  if (answer.kind === 'absent') {
    await recordAbsence(uow, ossOrder, options)
    return
  }
  const reason = 'reason' in answer ? answer.reason : 'It answered without an id'
  if (state === 'sent' && attempts >= options.retry.attempts) {
    await perform('giveUp', { code: 'undeliverable', reason })
    return
  }
  const at = nextAttempt(uow, ossOrder, answer.kind === 'unavailable' ? answer : {}, options)
  await perform('tryLater', { at, error: reason })
}

/** The OSS does not know it: it never arrived, or has been forgotten. */
async function recordAbsence(uow: UnitOfWork, ossOrder: OssOrder, options: Options): Promise<void> {
  const perform = performer(uow, ossOrder)
  const { state, ossId, attempts, lastError } = ossOrder
  if (ossId != null) {
    const reason = `The OSS does not know its own service order ${ossId} any more`
    await perform('giveUp', { code: 'vanished', reason })
    return
  }
  if (state === 'cancelling') {
    // The request may still be on its way; what comes after all is cancelled then.
    await perform('withdraw', { reason: ossOrder.cancelReason ?? 'Cancelled' })
    return
  }
  if (attempts >= options.retry.attempts) {
    await perform('giveUp', { code: 'undeliverable', reason: lastError ?? 'It never arrived' })
    return
  }
  await perform('putBack', { at: uow.now })
}

function sameMoment(one: string | undefined | null, other: string | undefined | null): boolean {
  return Date.parse(one ?? '') === Date.parse(other ?? '') || (one == null && other == null)
}
