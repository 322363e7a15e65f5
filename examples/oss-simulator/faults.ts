import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Chance } from './chance.ts'
import type { SimulatorOptions } from './options.ts'
import { TmfError } from './tmf-error.ts'

/** What befell requests, for the ledger. */
export interface RequestCounts {
  taken: number
  failed: number
  lost: number
  answersLost: number
  repeated: number
}

/** Says that a request is the network's repetition of another one, which nobody waits for. */
const repetition = 'x-simulator-repetition'

type Fate = 'lose' | 'fail' | 'repeat' | 'delay' | 'answer'

/** Lets happen to the requests of a scope what happens on networks, at the rates of the options. */
export function injectFaults(
  app: FastifyInstance,
  chance: Chance,
  options: SimulatorOptions,
): RequestCounts {
  const counts = { taken: 0, failed: 0, lost: 0, answersLost: 0, repeated: 0 }
  const draw = (fate: Fate, request: FastifyRequest) =>
    chance.again(`request ${fate}`, ...nameOf(request))
  const answerIsLost = new WeakSet<FastifyRequest>()

  app.addHook('preHandler', async (request, reply) => {
    if (request.headers[repetition]) return
    if (options.delay > 0) await sleep(draw('delay', request) * options.delay)
    // Half of what is lost never arrives; of the other half only the answer is lost.
    const lot = draw('lose', request)
    if (lot < options.lose / 2) {
      counts.lost++
      reply.hijack()
      request.raw.socket.destroy()
      return
    }
    if (lot < options.lose) answerIsLost.add(request)
    if (draw('fail', request) < options.fail) {
      counts.failed++
      throw new TmfError(503, 'unavailable', 'The OSS cannot take requests at the moment')
    }
    counts.taken++
  })

  app.addHook('onSend', async (request, _reply, payload) => {
    if (answerIsLost.has(request)) {
      counts.answersLost++
      request.raw.socket.destroy()
    }
    return payload
  })

  app.addHook('onResponse', async request => {
    if (request.method === 'GET' || request.headers[repetition]) return
    if (draw('repeat', request) >= options.repeat) return
    counts.repeated++
    const { authorization } = request.headers
    await app.inject({
      method: request.method as 'POST',
      url: request.url,
      headers: { [repetition]: '1', ...(authorization ? { authorization } : {}) },
      ...(request.body ? { payload: request.body as object } : {}),
    })
  })
  return counts
}

/** What a request is about, rather than when it comes, decides its fate. */
function nameOf({ method, routeOptions, url, body }: FastifyRequest): string[] {
  const { externalId } = (body ?? {}) as { externalId?: string }
  return [method, externalId === undefined ? url : `${routeOptions.url} ${externalId}`]
}
