import type { Subscriber } from 'plugboard'
import { momentAfter } from '../helpers/backoff.ts'
import type { Options } from '../options.ts'
import { awaited } from '../policies/oss-order-states.ts'

/** So many in one transaction. */
const portion = 50

/** So much time between one and the next, in milliseconds: an OSS that has just come up is not run over. */
const spread = 20

/** After an outage everything that waits is sent, and everything that is under way is asked about. */
export const resumeAfterOutage: Subscriber<Options> = {
  name: 'resumeAfterOutage',
  event: 'ossRecovered',
  async handle({ subjectId }, { transact }) {
    const ids = await transact(async uow => {
      const { name: target } = await uow.load('OssConnection', subjectId, { lock: false })
      const found = []
      for (const state of ['queued', ...awaited]) {
        found.push(...(await uow.find('OssOrder', { target, state })))
      }
      return found.map(({ id }) => id)
    })
    for (let start = 0; start < ids.length; start += portion) {
      await transact(async uow => {
        for (const [place, id] of ids.slice(start, start + portion).entries()) {
          const { state } = await uow.load('OssOrder', id)
          if (state !== 'queued' && !uow.can('OssOrder', state, 'ask')) continue
          const input = { at: momentAfter(uow.now, (start + place) * spread) }
          await uow.perform({ object: 'OssOrder', id, transition: 'tryLater', input, as: 'system' })
        }
      })
    }
  },
}
