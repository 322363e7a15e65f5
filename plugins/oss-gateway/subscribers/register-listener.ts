import type { Subscriber } from 'plugboard'
import { momentAfter } from '../helpers/backoff.ts'
import { callbackOf } from '../helpers/callback.ts'
import { noteAnswer } from '../helpers/note-answer.ts'
import type { Options } from '../options.ts'
import { OssClient } from '../ports/oss-client.ts'

/** After a failure it is registered again so soon, in milliseconds. */
const soon = 30_000

/**
 * Registers the listener with an OSS: when the connection comes to be, after each outage, and from time
 * to time, since an OSS may forget its listeners, and this application may move.
 */
export const registerListener: Subscriber<Options> = {
  name: 'registerListener',
  event: 'ossListenerWanted',
  async handle({ subjectId: id }, { options, ports, transact }) {
    const callback = callbackOf(options)
    if (callback === undefined) return
    const { name } = await transact(uow => uow.load('OssConnection', id, { lock: false }))
    const answer = await ports.get(OssClient).listen(name, callback)
    await transact(async uow => {
      await noteAnswer(uow, name, answer, options)
      const isRegistered = answer.kind === 'ok' || answer.kind === 'duplicate'
      await uow.perform({
        ...{ object: 'OssConnection', id, transition: 'noteRegistration', as: 'system' },
        input: isRegistered ? { callback } : { registerAt: momentAfter(uow.now, soon) },
      })
    })
  },
}
