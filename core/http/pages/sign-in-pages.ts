import type { FastifyInstance } from 'fastify'
import { signIn, signOut } from '../../commerce/user-management/sign-in.ts'
import { PlugboardError } from '../../errors.ts'
import { problemView } from '../../presentation/object-views/form-views.ts'
import { refuseCrossSite, sessionCookie } from '../authenticate.ts'
import { asPlugboardError } from '../problem.ts'
import { cookieOptions } from '../routes/sessions.ts'
import type { HttpServices } from '../services.ts'
import { homeOf, htmlType, pageOptions, textsOf } from './page-routes.ts'
import { renderPage } from './render-page.ts'

/** What the sign-in form and the sign-out button are sent to. */
export function signInPages(app: FastifyInstance, services: HttpServices): void {
  const { context, actors, pages } = services

  app.post('/sign-in', pageOptions('sign-in', true), async (request, reply) => {
    refuseCrossSite(request)
    const { email = '', password = '', next } = textsOf(request.body)
    try {
      if (password.length > 1_000) throw new PlugboardError('CREDENTIALS_WRONG')
      const userAgent = request.headers['user-agent']
      const { token, expiresAt } = await signIn(context, actors, {
        email,
        password,
        ...(userAgent === undefined ? {} : { userAgent }),
      })
      return reply
        .setCookie(sessionCookie, token, {
          ...cookieOptions(request.protocol === 'https'),
          expires: new Date(expiresAt),
        })
        .redirect(next !== undefined && isOwnPath(next) ? next : homeOf(services), 303)
    } catch (error) {
      const known = asPlugboardError(error, services.errors)
      if (known.code !== 'CREDENTIALS_WRONG') throw error
      const html = await renderPage(services, {
        page: pages.get('core:sign-in'),
        actor: actors.anonymous,
        path: '/sign-in',
        params: {},
        query: { email, ...(next === undefined ? {} : { next }) },
        problem: problemView(known),
      })
      return reply.code(known.status).header('cache-control', 'no-store').type(htmlType).send(html)
    }
  })

  app.post('/sign-out', pageOptions('sign-out'), async (request, reply) => {
    if (request.plugboardSession) await signOut(context, actors, request.plugboardSession)
    const target = pages.flows.next('Session.end', 'done')?.path ?? '/sign-in'
    return reply
      .clearCookie(sessionCookie, cookieOptions(request.protocol === 'https'))
      .redirect(target, 303)
  })
}

/** A path of ours, and not `//elsewhere.example`, which browsers take for another site. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path)
}
