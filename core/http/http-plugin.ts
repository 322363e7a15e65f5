import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { answerErrors, answerUnknown } from './answer-errors.ts'
import { answerOtherMethods } from './answer-other-methods.ts'
import { actorOf, authenticate } from './authenticate.ts'
import { documentRoutes } from './openapi.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { pluginRoutes } from './plugin-routes.ts'
import { readBodies } from './read-bodies.ts'
import { watchRoutes } from './registered-routes.ts'
import { actionRoutes } from './routes/actions.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { childRoutes } from './routes/children.ts'
import { healthRoutes } from './routes/health.ts'
import { objectRoutes } from './routes/objects.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { settingRoutes } from './routes/settings.ts'
import type { HttpServices } from './services.ts'
import { traceRequests } from './trace-requests.ts'
import { carryMarks } from './written-mark.ts'

/**
 * Everything that the application answers over HTTP, generated from what is declared.
 *
 * @param options.isOwnServer false where it is mounted in somebody else's, who answers what it does
 *   not know
 */
export async function httpPlugin(
  app: FastifyInstance,
  services: HttpServices,
  options: { readonly isOwnServer: boolean },
): Promise<void> {
  traceRequests(app)
  const routes = watchRoutes(app)
  readBodies(app, services)
  answerErrors(app, services, routes)
  if (options.isOwnServer) answerUnknown(app, services)
  await documentRoutes(app, services)
  await authenticateAll(app, services)
  carryMarks(app, services)

  healthRoutes(app, services)
  sessionRoutes(app, services)
  settingRoutes(app, services)
  for (const object of services.model.objects.values()) {
    if (!object.exposed) continue
    objectRoutes(app, services, object)
    if (services.engine.hasPolicy(object.name)) actionRoutes(app, services, object)
    for (const child of object.children) {
      const { through } = child
      if (through) childRoutes(app, services, object, { ...child, through })
    }
  }
  await attachmentRoutes(app, services)
  await pageRoutes(app, services, options)
  await pluginRoutes(app, services)
  answerOtherMethods(app, routes)
}

/** Every route wants somebody who is signed in, unless it is public or knows its callers itself. */
async function authenticateAll(app: FastifyInstance, services: HttpServices): Promise<void> {
  // A server that this one is mounted in may read cookies already.
  if (!app.hasRequestDecorator('cookies')) await app.register(cookie)
  app.decorateRequest('plugboardSession', null)
  app.addHook('onRequest', async request => {
    const { plugboard } = request.routeOptions.config
    if (plugboard?.recognise) {
      await plugboard.recognise(request)
      request.plugboardSession = { actor: services.actors.system, sessionId: '', email: '' }
      return
    }
    await authenticate(services, request)
    if (plugboard && !plugboard.isPublic) actorOf(request)
  })
}
