import type { Subscriber } from 'plugboard'
import { backoff, momentAfter } from '../helpers/backoff.ts'
import type { Options } from '../options.ts'
import { OssClient } from '../ports/oss-client.ts'

/** Looks whether an OSS that has failed answers again, with a question that changes nothing there. */
export const probeOss: Subscriber<Options> = {
  name: 'probeOss',
  event: 'ossProbeWanted',
  async handle({ subjectId: id }, { options, ports, transact }) {
    const { name } = await transact(uow => uow.load('OssConnection', id, { lock: false }))
    const answer = await ports.get(OssClient).probe(name)
    await transact(async uow => {
      const { state, probes } = await uow.load('OssConnection', id)
      if (state !== 'probing') return
      const perform = (transition: string, input?: object) =>
        uow.perform({ object: 'OssConnection', id, transition, input, as: 'system' })
      if (answer.kind !== 'unavailable') {
        await perform('recover')
        return
      }
      const probeAt = momentAfter(uow.now, backoff(options.breaker, probes + 2))
      await perform('stayAway', { error: answer.reason, probeAt })
    })
  },
}
