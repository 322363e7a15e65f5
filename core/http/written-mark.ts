import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mostBehind } from '../database/replicas/replicas.ts'
import { cookieOptions } from './routes/sessions.ts'
import type { Services } from './services.ts'

/** What a program sends back to see what it has written in whichever process it asks. */
const header = 'x-plugboard-written'

/** The same for browsers, which send it by themselves. */
const cookie = 'plugboard_written'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whoever has written something sees it from the next request on, also where a replica or another
 * process answers: the reply to a writing request carries a mark, which later requests bring back.
 */
export function carryMarks(app: FastifyInstance, { replicas }: Pick<Services, 'replicas'>): void {
  if (!replicas) return
  app.addHook('onRequest', async request => {
    const actor = request.plugboardSession?.actor
    const mark = markOf(request)
    if (actor && mark !== undefined) replicas.wrote(actor, mark)
  })
  app.addHook('onSend', async (request, reply) => {
    const now = replicas.now()
    if (safeMethods.has(request.method) || now === undefined) return
    const actor = request.plugboardSession?.actor
    if (actor) replicas.wrote(actor, now)
    reply.header(header, String(now))
    if (request.headers.authorization !== undefined) return
    const options = cookieOptions(request.protocol === 'https')
    reply.setCookie(cookie, String(now), { ...options, maxAge: mostBehind / 1_000 })
  })
}

function markOf(request: FastifyRequest): number | undefined {
  const text = request.headers[header] ?? request.cookies[cookie]
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
