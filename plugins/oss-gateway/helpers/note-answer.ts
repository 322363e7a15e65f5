import type { UnitOfWork } from 'plugboard'
import type { Options } from '../options.ts'
import type { OssAnswer } from '../ports/oss-client.ts'
import { backoff, momentAfter } from './backoff.ts'
import { callbackOf } from './callback.ts'
import { connectionTo } from './connection-factory.ts'

/** Whether anything may be sent to an OSS now; else when to come again, ISO 8601. */
export async function pauseOf(uow: UnitOfWork, target: string): Promise<string | undefined> {
  const connection = await connectionTo(uow, target)
  if (connection.state === 'available') return undefined
  // With some jitter behind the probe: recovery brings everything sooner.
  return momentAfter(connection.probeAt ?? uow.now, 5_000 + Math.random() * 10_000)
}

/** Lets the circuit breaker count: after some failures in a row the OSS is left alone. */
export async function noteAnswer(
  uow: UnitOfWork,
  target: string,
  answer: OssAnswer<unknown>,
  options: Options,
): Promise<void> {
  const { breaker } = options
  const { id, state, failures, callback, registerAt } = await connectionTo(uow, target)
  const perform = (transition: string, input?: object) =>
    uow.perform({ object: 'OssConnection', id, transition, input, as: 'system' })
  if (state !== 'available') return
  if (answer.kind !== 'unavailable') {
    if (failures > 0) await perform('noteSuccess')
    // This application has moved, or was started with another address.
    const wanted = callbackOf(options)
    const isPending = registerAt != null
    if (wanted !== undefined && callback !== wanted && !isPending) await perform('registerAgain')
    return
  }
  const { reason: error } = answer
  if (failures + 1 < breaker.failures) await perform('noteFailure', { error })
  else await perform('lose', { error, probeAt: momentAfter(uow.now, backoff(breaker, 1)) })
}
