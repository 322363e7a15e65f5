import type { Subscriber, SubscriberContext } from 'plugboard'
import { pauseOf } from '../helpers/note-answer.ts'
import { pursueCancellation } from '../helpers/pursue-cancellation.ts'
import { recordAsked } from '../helpers/record-answer.ts'
import type { Options } from '../options.ts'
import { OssClient } from '../ports/oss-client.ts'

/**
 * Asks the OSS how it stands to a service order: by its own id where that is known, by the external id
 * where it is not even known whether it has arrived.
 */
export const askOss: Subscriber<Options> = {
  name: 'askOss',
  event: 'ossNewsWanted',
  concurrency: 8,
  async handle({ subjectId: id }, context) {
    const { options, ports, transact } = context
    const asked = await wanted(id, context)
    if (!asked) return
    const { target, ossId, externalId } = asked
    const client = ports.get(OssClient)
    const answer = await (ossId == null
      ? client.find(target, externalId)
      : client.read(target, ossId))
    await transact(uow => recordAsked(uow, asked, answer, options))
    if (asked.state === 'cancelling') await pursueCancellation(id, context)
  },
}

/** As it stood before it was asked about; undefined where nothing is to be asked, or not now. */
function wanted(id: string, { transact }: SubscriberContext<Options>) {
  return transact(async uow => {
    const ossOrder = await uow.load('OssOrder', id)
    if (!uow.can('OssOrder', ossOrder.state, 'ask')) return undefined
    const at = await pauseOf(uow, ossOrder.target)
    if (at === undefined) return { ...ossOrder }
    const input = { at }
    await uow.perform({ object: 'OssOrder', id, transition: 'tryLater', input, as: 'system' })
    return undefined
  })
}
