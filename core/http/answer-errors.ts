import { trace } from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { PlugboardError } from '../errors.ts'
import { sendErrorPage } from './pages/page-errors.ts'
import { asPlugboardError, problemType, toProblem } from './problem.ts'
import type { RegisteredRoutes } from './registered-routes.ts'
import type { HttpServices } from './services.ts'

/** Every error is answered as a problem with its code. */
export function answerErrors(
  app: FastifyInstance,
  { errors }: HttpServices,
  routes: RegisteredRoutes,
): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asPlugboardError(error, errors)
    if (known.status >= 500) {
      request.log.error({ err: error }, known.message)
      trace.getActiveSpan()?.recordException(error as Error)
    }
    if (known.status === 401) reply.header('www-authenticate', 'Bearer')
    if (known.status === 405) reply.header('allow', routes.allowOf(request.routeOptions.url ?? ''))
    return sendProblem(reply, known)
  })
}

/** What no route knows, on a server of our own: a page for browsers, a problem for programs. */
export function answerUnknown(app: FastifyInstance, services: HttpServices): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    const isPage = /\btext\/html\b/.test(request.headers.accept ?? '') && !path.startsWith('/api/')
    const error = new PlugboardError('NOT_FOUND', {
      detail: `Nothing is at ${request.method} ${path}`,
      ...(isPage ? {} : { remedy: 'See /openapi.json, or /docs, for what there is' }),
    })
    return isPage ? sendErrorPage(services, request, reply, error) : sendProblem(reply, error)
  })
}

function sendProblem(reply: FastifyReply, error: PlugboardError): FastifyReply {
  return reply
    .code(error.status)
    .type(problemType)
    .send(JSON.stringify(toProblem(error)))
}
