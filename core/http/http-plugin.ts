import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../errors.ts'
import { changeSchema, createSchema } from '../schema/json-schema.ts'
import { actorOf, authenticate } from './authenticate.ts'
import { asPlugboardError, problemType, toProblem } from './problem.ts'
import { pageSchema, resourceSchema, sharedSchemas } from './representation.ts'
import { actionRoutes } from './routes/actions.ts'
import { childRoutes } from './routes/children.ts'
import { healthRoutes } from './routes/health.ts'
import { objectRoutes } from './routes/objects.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { settingRoutes } from './routes/settings.ts'
import type { HttpServices } from './services.ts'

/** Everything that the application answers over HTTP, generated from what is declared. */
export async function httpPlugin(app: FastifyInstance, services: HttpServices): Promise<void> {
  readBodies(app, services)
  answerErrors(app)
  shareSchemas(app, services)
  await app.register(cookie)
  await app.register(swagger, {
    openapi: openapi(services),
    refResolver: { buildLocalReference: nameOf },
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })

  app.decorateRequest('plugboardSession', null)
  app.addHook('onRequest', async request => {
    await authenticate(services, request)
    const { plugboard } = request.routeOptions.config
    if (plugboard && !plugboard.isPublic) actorOf(request)
  })

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
  app.get(
    '/openapi.json',
    { config: { plugboard: { operation: 'document', isPublic: true } }, schema: { hide: true } },
    async () => app.swagger(),
  )
}

/** A merge patch says of itself that it is one (RFC 7396). */
const jsonTypes = ['application/json', 'application/merge-patch+json']

/** Bodies are checked by our own validator, and replies sent as they are made. */
function readBodies(app: FastifyInstance, { validator }: HttpServices): void {
  app.setValidatorCompiler(({ schema, httpPart }) => {
    // Query strings have a reader of their own, and headers are looked at where they matter.
    if (httpPart !== 'body') return () => true
    const check = validator.compile(schema as never)
    return (input: unknown) => {
      try {
        check(input ?? {})
        return true
      } catch (error) {
        return { error: error as Error }
      }
    }
  })
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(jsonTypes, { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {})
    try {
      done(null, JSON.parse(body as string, refuseProto))
    } catch (error) {
      done(new PlugboardError('INPUT_MALFORMED', { detail: 'The body is not JSON', cause: error }))
    }
  })
}

/** A key that would reach into the prototype of the parsed object is no field of anything. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('"__proto__" is not a name for a field')
  return value
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asPlugboardError(error)
    if (known.status >= 500) request.log.error({ err: error }, known.message)
    if (known.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply
      .code(known.status)
      .type(problemType)
      .send(JSON.stringify(toProblem(known)))
  })
  app.setNotFoundHandler((request, reply) => {
    const error = new PlugboardError('NOT_FOUND', {
      detail: `Nothing is at ${request.method} ${request.url.split('?')[0]}`,
    })
    return reply
      .code(404)
      .type(problemType)
      .send(JSON.stringify(toProblem(error)))
  })
}

/** Schemas that refer to one another, known by name to the validator and to the document. */
function shareSchemas(app: FastifyInstance, { model, displays, validator }: HttpServices): void {
  for (const [name, schema] of Object.entries(sharedSchemas))
    app.addSchema({ $id: name, ...schema })
  for (const object of model.objects.values()) {
    const display = displays.get(object.name)
    app.addSchema({ $id: object.name, ...resourceSchema(display, displays) })
    const { actions: _, ...properties } = resourceSchema(display, displays).properties as Record<
      string,
      unknown
    >
    app.addSchema({ $id: `${object.name}Listed`, type: 'object', title: object.title, properties })
    app.addSchema({ $id: `${object.name}Page`, ...pageSchema(object.name) })
    for (const [suffix, schema] of [
      ['Create', createSchema(model, object)],
      ['Change', changeSchema(object)],
    ] as const) {
      app.addSchema({ $id: `${object.name}${suffix}`, ...schema })
      validator.add(`${object.name}${suffix}`, schema)
    }
  }
}

function openapi({ model }: HttpServices) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'plugboard',
      version: '1',
      description: 'Generated from what the core and the plugins declare.',
    },
    components: { securitySchemes: { bearer: { type: 'http' as const, scheme: 'bearer' } } },
    security: [{ bearer: [] }],
    tags: [...model.objects.values()]
      .filter(object => object.exposed)
      .map(object => ({ name: object.titlePlural })),
  }
}

function nameOf(
  schema: { $id?: unknown },
  _base: unknown,
  _fragment: unknown,
  index: number,
): string {
  return typeof schema.$id === 'string' ? schema.$id : `schema${index}`
}
