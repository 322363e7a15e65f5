import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DisplayedObject } from '../../presentation/display/displayed-objects.ts'
import { parseListQuery } from '../../presentation/pages/list-query.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { actorOf } from '../authenticate.ts'
import { isNotModified } from '../etag.ts'
import { allowedVersions, ifVersion } from '../if-match.ts'
import { headerOf, mutate } from '../mutate.ts'
import { prepareContext } from '../prepare-context.ts'
import { queryText } from '../query-text.ts'
import { listQuerySchema, readQuerySchema } from '../representation.ts'
import { objectReply, resourceBody } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import { sendTable } from '../send-table.ts'
import type { HttpServices } from '../services.ts'

type Body = Readonly<Record<string, unknown>>

/** The routes of one exposed object: list, read, make, change, remove. */
export function objectRoutes(
  app: FastifyInstance,
  services: HttpServices,
  object: ObjectModel,
): void {
  const { objects, engine } = services
  const { displayed } = services.forDisplay
  const { name, path } = object
  const base = `/api/${path}`
  const describe = (
    operation: string,
    summary: string,
    more: RouteSchemas & { isHidden?: boolean } = {},
  ) => describeRoute({ object: name, operation, tag: object.titlePlural, summary, ...more })
  const one = { 200: `${name}#` }

  app.get(
    base,
    describe('list', `List ${object.titlePlural.toLowerCase()}`, {
      query: listQuerySchema(object),
      replies: { 200: `${name}Page#` },
    }),
    async (request, reply) => {
      const query = request.query as Record<string, unknown>
      const { format: _, ...rest } = query
      const format = queryText(query, 'format', ['csv'])
      const parsed = parseListQuery(object, rest)
      if (format === 'csv' || /\btext\/csv\b/.test(request.headers.accept ?? '')) {
        const isPage = query.limit !== undefined || query.cursor !== undefined
        return sendTable(services, request, reply, object, parsed, isPage)
      }
      const { list, ...options } = parsed
      const page = await displayed.list(actorOf(request), name, list, options)
      return reply.header('cache-control', 'private, no-cache').send({
        items: page.items.map(shown => resourceBody(path, shown)),
        nextCursor: page.nextCursor,
      })
    },
  )

  app.get(
    `${base}/:id`,
    describe('read', `Read one ${object.title.toLowerCase()}`, {
      query: readQuerySchema,
      replies: one,
    }),
    async (request, reply) => {
      const fields = queryText(request.query, 'fields')
      const display = queryText(request.query, 'display')
      const shown = await displayed.one(actorOf(request), name, idOf(request), {
        ...(fields === undefined ? {} : { fields: fields.split(',') }),
        ...(display === undefined ? {} : { display }),
      })
      return sendObject(request, reply, path, shown)
    },
  )

  app.get(
    `${base}/:id/history`,
    describe('history', 'Read what happened, newest first'),
    async request => ({
      items: await displayed.history(actorOf(request), name, idOf(request)),
      nextCursor: null,
    }),
  )

  // What comes and goes through its parent's transitions is only read at its own address.
  if (object.within?.through) return

  app.post(
    base,
    describe('create', `Make one ${object.title.toLowerCase()}`, {
      body: `${name}Create#`,
      replies: { 201: `${name}#` },
    }),
    async (request, reply) => {
      const actor = actorOf(request)
      const input = bodyOf(request)
      return mutate(services, request, reply, actor, {
        prepare: () => objects.prepareCreate(prepareContext(services, actor), name, input),
        work: async (uow, prepared) => {
          const id = await objects.create(uow, name, input, prepared)
          const { executor } = uow
          const shown = await uow.settle(() => displayed.one(actor, name, id, { executor }))
          return objectReply(path, shown, 201)
        },
      })
    },
  )

  app.patch(
    `${base}/:id`,
    describe('change', `Change one ${object.title.toLowerCase()}`, {
      body: `${name}Change#`,
      replies: one,
      isHidden: !objects.isChangeable(name),
    }),
    async (request, reply) => {
      const actor = actorOf(request)
      const input = bodyOf(request)
      const id = idOf(request)
      const allowed = allowedVersions(request)
      return mutate(services, request, reply, actor, {
        prepare: () => objects.prepareChange(prepareContext(services, actor), name, id, input),
        work: async (uow, prepared) => {
          const version = await ifVersion(engine, uow, object, id, allowed)
          await objects.change(uow, { object: name, id, input, prepared, ...version })
          const { executor } = uow
          const shown = await uow.settle(() => displayed.one(actor, name, id, { executor }))
          return objectReply(path, shown)
        },
      })
    },
  )

  app.delete(
    `${base}/:id`,
    describe('remove', `Remove one ${object.title.toLowerCase()}`, {
      replies: { 204: null },
      isHidden: engine.hasPolicy(name),
    }),
    async (request, reply) => {
      const allowed = allowedVersions(request)
      return mutate(services, request, reply, actorOf(request), {
        work: async uow => {
          const id = idOf(request)
          const wanted = await ifVersion(engine, uow, object, id, allowed)
          await objects.remove(uow, name, id, wanted.ifVersion)
          return { status: 204, headers: {}, body: '' }
        },
      })
    },
  )
}

/** Sends an object, or says that the reader has it as it is. */
export function sendObject(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  shown: DisplayedObject,
): FastifyReply {
  const { status, headers, body } = objectReply(path, shown)
  reply.headers(headers)
  if (isNotModified(headerOf(request, 'if-none-match'), headers.etag ?? '')) {
    return reply.code(304).removeHeader('content-type').send()
  }
  return reply.code(status).send(body)
}

export function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}

/** A request without a body is one with an empty object. */
export function bodyOf(request: FastifyRequest): Body {
  return (request.body ?? {}) as Body
}
