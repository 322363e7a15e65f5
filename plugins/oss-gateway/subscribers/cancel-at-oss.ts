import type { Subscriber } from 'plugboard'
import { pauseOf } from '../helpers/note-answer.ts'
import { pursueCancellation } from '../helpers/pursue-cancellation.ts'
import type { Options } from '../options.ts'

/** Has the OSS cancel a service order. */
export const cancelAtOss: Subscriber<Options> = {
  name: 'cancelAtOss',
  event: 'ossCancellationWanted',
  concurrency: 4,
  async handle({ subjectId: id }, context) {
    const isPossible = await context.transact(async uow => {
      const { state, target, ossId } = await uow.load('OssOrder', id)
      if (state !== 'cancelling') return false
      const at = await pauseOf(uow, target)
      // Of what is not known to have arrived the OSS is asked first.
      const transition = at === undefined ? 'ask' : 'tryLater'
      if (at === undefined && ossId != null) return true
      await uow.perform({ object: 'OssOrder', id, transition, input: { at }, as: 'system' })
      return false
    })
    if (isPossible) await pursueCancellation(id, context)
  },
}
