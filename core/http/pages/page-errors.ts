import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PlugboardError } from '../../errors.ts'
import { problemView } from '../../presentation/object-views/form-views.ts'
import { asPlugboardError } from '../problem.ts'
import type { HttpServices } from '../services.ts'
import { htmlType, pathOf } from './page-routes.ts'
import { render } from './render-page.ts'

/** Errors of pages are pages; whoever is not signed in is led to the door, and back afterwards. */
export function answerPageErrors(app: FastifyInstance, services: HttpServices): void {
  app.setErrorHandler(async (error, request, reply) => {
    const known = asPlugboardError(error, services.errors)
    if (known.status >= 500) request.log.error({ err: error }, known.message)
    if (known.status === 401) {
      const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : ''
      return reply.redirect(`/sign-in${next}`, 303)
    }
    return sendErrorPage(services, request, reply, known)
  })
}

/** Tells a person what went wrong, and the way back. */
export async function sendErrorPage(
  services: HttpServices,
  request: FastifyRequest,
  reply: FastifyReply,
  error: PlugboardError,
): Promise<FastifyReply> {
  // What nobody foresaw says nothing of its inside.
  const told = error.status >= 500 ? new PlugboardError(error.code) : error
  const html = await render(
    services,
    {
      actor: request.plugboardSession?.actor ?? services.actors.anonymous,
      path: pathOf(request),
      problem: problemView(told),
      params: {},
      query: {},
    },
    'error',
    // What to ask about, where there is something to ask.
    { title: told.title, ...(error.status >= 500 ? { requestId: request.id } : {}) },
  )
  return reply.code(error.status).header('cache-control', 'no-store').type(htmlType).send(html)
}
