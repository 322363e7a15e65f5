import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { changeSchema } from '../schema/change-schema.ts'
import { createSchema } from '../schema/json-schema.ts'
import { pageSchema, resourceSchema, sharedSchemas } from './representation.ts'
import type { HttpServices } from './services.ts'

/** The document of everything that has a schema, at /openapi.json, and for people at /docs. */
export async function documentRoutes(app: FastifyInstance, services: HttpServices): Promise<void> {
  shareSchemas(app, services)
  await app.register(swagger, {
    openapi: openapi(services),
    refResolver: { buildLocalReference: nameOf },
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get(
    '/openapi.json',
    { config: { plugboard: { operation: 'document', isPublic: true } }, schema: { hide: true } },
    async () => app.swagger(),
  )
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
