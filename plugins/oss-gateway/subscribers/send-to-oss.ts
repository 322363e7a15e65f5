import type { Subscriber, UnitOfWork } from 'plugboard'
import { momentAfter } from '../helpers/backoff.ts'
import { pauseOf } from '../helpers/note-answer.ts'
import { recordSent } from '../helpers/record-answer.ts'
import type { Options } from '../options.ts'
import { OssClient } from '../ports/oss-client.ts'

/**
 * Sends a queued service order. That it is being sent is committed before it is: whatever happens in
 * between, the OSS is asked for the external id before it is sent again.
 */
export const sendToOss: Subscriber<Options> = {
  name: 'sendToOss',
  event: 'ossOrderQueued',
  concurrency: 8,
  async handle({ subjectId: id }, { options, ports, transact }) {
    const claimed = await transact(uow => claim(uow, id, options))
    if (!claimed) return
    const { target, asked } = claimed
    const answer = await ports.get(OssClient).create(target, asked)
    if (answer.kind === 'duplicate') {
      await transact(uow =>
        uow.perform({ object: 'OssOrder', id, transition: 'ask', as: 'system' }),
      )
      return
    }
    await transact(uow => recordSent(uow, id, answer, options))
  },
}

async function claim(uow: UnitOfWork, id: string, { timeout }: Options) {
  const ossOrder = await uow.load('OssOrder', id)
  // The job has run before, or it has arrived by another way.
  if (ossOrder.state !== 'queued') return undefined
  const perform = (transition: string, input: object) =>
    uow.perform({ object: 'OssOrder', id, transition, input, as: 'system' })
  const at = await pauseOf(uow, ossOrder.target)
  if (at !== undefined) {
    await perform('tryLater', { at })
    return undefined
  }
  await perform('send', { askAt: momentAfter(uow.now, 3 * timeout) })
  return { target: ossOrder.target, asked: ossOrder.asked }
}
