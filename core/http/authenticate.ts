import type { FastifyRequest } from 'fastify'
import type { SessionActor } from '../commerce/user-management/actors.ts'
import type { Actor } from '../database/actor.ts'
import { PlugboardError } from '../errors.ts'
import type { Services } from './services.ts'

/** The cookie that a browser's session travels in. */
export const sessionCookie = 'plugboard_session'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before the handlers run. */
    plugboardSession: SessionActor | null
  }
}

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Finds the session of a request: a bearer token, or the cookie. A cookie travels by itself, so a
 * writing request that carries it must come from a page of ours.
 *
 * @throws NOT_AUTHENTICATED for a token that is not valid, CROSS_SITE
 */
export async function authenticate({ actors }: Services, request: FastifyRequest): Promise<void> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) {
    const session = await actors.byToken(bearer)
    if (!session) throw notAuthenticated('The token is not, or no longer, valid')
    request.plugboardSession = session
    return
  }
  const cookie = request.cookies[sessionCookie]
  if (cookie === undefined) return
  if (unsafeMethods.has(request.method)) refuseCrossSite(request)
  request.plugboardSession = (await actors.byToken(cookie)) ?? null
}

/** @throws CROSS_SITE when a browser says that another site sent the request */
export function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new PlugboardError('CROSS_SITE')
  }
  const { origin } = request.headers
  // A page without an origin of its own, such as one in a sandbox, sends the word null.
  const host = URL.canParse(origin ?? '') ? new URL(origin ?? '').host : undefined
  if (origin !== undefined && host !== request.headers.host) {
    throw new PlugboardError('CROSS_SITE')
  }
}

/** @throws NOT_AUTHENTICATED when nobody has signed in */
export function actorOf(request: FastifyRequest): Actor {
  if (request.plugboardSession) return request.plugboardSession.actor
  throw notAuthenticated('Nobody is signed in')
}

function notAuthenticated(detail: string): PlugboardError {
  return new PlugboardError('NOT_AUTHENTICATED', {
    detail,
    remedy:
      'POST /api/sessions with email and password, then send the token as Authorization: Bearer',
  })
}
