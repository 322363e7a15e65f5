import type { FastifyInstance } from 'fastify'
import { signIn, signOut } from '../../commerce/user-management/sign-in.ts'
import { actorOf, sessionCookie } from '../authenticate.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import type { HttpServices } from '../services.ts'
import { bodyOf } from './objects.ts'

const credentials = {
  type: 'object',
  additionalProperties: false,
  required: ['email', 'password'],
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 254 },
    password: { type: 'string', minLength: 1, maxLength: 1_000 },
  },
}

/** What the session's cookie is set with: out of reach of scripts, and of other sites. */
export const cookieOptions = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

/** Signing in and out, and who one is. */
export function sessionRoutes(app: FastifyInstance, services: HttpServices): void {
  const { context, actors } = services
  const describe = (
    operation: string,
    summary: string,
    more: RouteSchemas & { isPublic?: boolean } = {},
  ) => describeRoute({ object: 'Session', operation, tag: 'Sessions', summary, ...more })

  app.post(
    '/api/sessions',
    describe('create', 'Sign in', { body: credentials, isPublic: true }),
    async (request, reply) => {
      const { email, password } = bodyOf(request) as { email: string; password: string }
      const userAgent = request.headers['user-agent']
      const signedIn = await signIn(context, actors, {
        email,
        password,
        ...(userAgent === undefined ? {} : { userAgent }),
      })
      return reply
        .code(201)
        .setCookie(sessionCookie, signedIn.token, {
          ...cookieOptions(request.protocol === 'https'),
          expires: new Date(signedIn.expiresAt),
        })
        .header('cache-control', 'no-store')
        .send(signedIn)
    },
  )

  app.get('/api/sessions/current', describe('read', 'Who is signed in'), async request => {
    const actor = actorOf(request)
    return {
      user: { id: actor.id, name: actor.name, email: request.plugboardSession?.email },
      roles: actor.rolesFor(actor.accounts[0] ?? null),
      accounts: actor.accounts,
    }
  })

  app.delete('/api/sessions/current', describe('end', 'Sign out'), async (request, reply) => {
    actorOf(request)
    if (request.plugboardSession) await signOut(context, actors, request.plugboardSession)
    return reply
      .clearCookie(sessionCookie, cookieOptions(request.protocol === 'https'))
      .code(204)
      .send()
  })
}
