import type { FastifyInstance, FastifyReply } from 'fastify'
import { PlugboardError } from '../errors.ts'
import { asPlugboardError, problemType, toProblem } from './problem.ts'
import type { HttpServices } from './services.ts'

/** Every error is answered as a problem with its code. */
export function answerErrors(app: FastifyInstance, { errors }: HttpServices): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asPlugboardError(error, errors)
    if (known.status >= 500) request.log.error({ err: error }, known.message)
    if (known.status === 401) reply.header('www-authenticate', 'Bearer')
    return sendProblem(reply, known)
  })
}

/** What no route knows, on a server of our own. */
export function answerUnknown(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      new PlugboardError('NOT_FOUND', {
        detail: `Nothing is at ${request.method} ${request.url.split('?')[0]}`,
        remedy: 'See /openapi.json, or /docs, for what there is',
      }),
    ),
  )
}

function sendProblem(reply: FastifyReply, error: PlugboardError): FastifyReply {
  return reply
    .code(error.status)
    .type(problemType)
    .send(JSON.stringify(toProblem(error)))
}
