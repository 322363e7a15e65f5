import { trace } from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PlugboardError } from '../errors.ts'
import { sendErrorPage } from './pages/page-errors.ts'
import { asPlugboardError, problemType, toProblem } from './problem.ts'
import type { RegisteredRoutes } from './registered-routes.ts'
import type { HttpServices } from './services.ts'

/** Every error is answered as a problem with its code; to browsers, outside of the API, as a page. */
export function answerErrors(
  app: FastifyInstance,
  services: HttpServices,
  routes: RegisteredRoutes,
): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asPlugboardError(error, services.errors)
    if (known.status >= 500) {
      request.log.error({ err: error }, known.message)
      trace.getActiveSpan()?.recordException(error as Error)
    }
    if (known.status === 401) reply.header('www-authenticate', 'Bearer')
    if (known.status === 405) reply.header('allow', routes.allowOf(request.routeOptions.url ?? ''))
    return wantsPage(request)
      ? sendErrorPage(services, request, reply, known)
      : sendProblem(reply, known)
  })
}

/** What no route knows, on a server of our own: a page for browsers, a problem for programs. */
export function answerUnknown(app: FastifyInstance, services: HttpServices): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    const isPage = wantsPage(request)
    const error = new PlugboardError('NOT_FOUND', {
      detail: `Nothing is at ${isPage ? '' : `${request.method} `}${path}`,
      ...(isPage ? {} : { remedy: 'See /openapi.json, or /docs, for what there is' }),
    })
    return isPage ? sendErrorPage(services, request, reply, error) : sendProblem(reply, error)
  })
}

function wantsPage({ headers, url }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '') && !url.startsWith('/api/')
}

function sendProblem(reply: FastifyReply, error: PlugboardError): FastifyReply {
  return reply
    .code(error.status)
    .type(problemType)
    .send(JSON.stringify(toProblem(error)))
}
