import type { FastifyInstance, HTTPMethods } from 'fastify'
import { PlugboardError } from '../errors.ts'
import type { RegisteredRoutes } from './registered-routes.ts'

const methods: readonly HTTPMethods[] = [
  ...(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const),
]

/**
 * Answers the methods that a known address does not have: 405 with those that it has, and OPTIONS
 * with the same list. To be called when all routes are there.
 */
export function answerOtherMethods(app: FastifyInstance, routes: RegisteredRoutes): void {
  for (const [url, known] of routes.methodsByUrl()) {
    // A tail such as /docs/static/* belongs to whatever serves it.
    if (url.includes('*')) continue
    const allow = routes.allowOf(url)
    const others = methods.filter(method => !known.has(method) && !app.hasRoute({ method, url }))
    if (others.length === 0) continue
    app.route({
      url,
      method: [...others],
      config: { plugboard: { isPublic: true, isRefusal: true } },
      schema: { hide: true } as object,
      // Before the body is read: whatever it is, it is not for this address.
      onRequest: async (request, reply) => {
        if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send()
        throw new PlugboardError('METHOD_NOT_ALLOWED', {
          detail: `${request.url.split('?')[0]} does not answer to ${request.method}`,
          remedy: `It answers to ${allow}`,
        })
      },
      handler: async () => undefined,
    })
  }
}
