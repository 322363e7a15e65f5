import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { takesFiles } from '../../commerce/attachments/takes-files.ts'
import type { ReadRow } from '../../database/reads.ts'
import { parseListQuery } from '../../presentation/pages/list-query.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { actorOf } from '../authenticate.ts'
import { attachOnce, detachOnce } from '../change-files.ts'
import { sendOutcome } from '../mutate.ts'
import { receiveFile } from '../receive-file.ts'
import { jsonType } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import { sendContent } from '../send-content.ts'
import type { HttpServices } from '../services.ts'
import { idOf } from './objects.ts'

const upload: JsonSchema = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'One file, with its name' },
  },
}

const attached = {
  AttachedFile: {
    allOf: [
      { $ref: 'Attachment#' },
      {
        type: 'object',
        properties: { content: { type: 'string', description: 'Where its content is' } },
        required: ['content'],
      },
    ],
  },
  AttachedFilePage: {
    type: 'object',
    properties: {
      items: { type: 'array', items: { $ref: 'AttachedFile#' } },
      nextCursor: { type: ['string', 'null'] },
    },
    required: ['items', 'nextCursor'],
  },
}

/** Files on every exposed object, under `/api/<objects>/{id}/attachments`. */
export async function attachmentRoutes(
  app: FastifyInstance,
  services: HttpServices,
): Promise<void> {
  // Shared where the others are: a scope with schemas of its own would check and write by Fastify's rules.
  for (const [name, schema] of Object.entries(attached)) app.addSchema({ $id: name, ...schema })
  await app.register(async scope => {
    // A server that this one is mounted in may read forms with files already.
    if (!scope.hasRequestDecorator('isMultipart')) await scope.register(multipart)
    for (const object of services.model.objects.values()) {
      if (takesFiles(object)) routesOf(scope, services, object)
    }
  })
}

function routesOf(app: FastifyInstance, services: HttpServices, owner: ObjectModel): void {
  const { attachments, displays, model, presenter } = services
  const base = `/api/${owner.path}/:id/attachments`
  const declared = model.object('Attachment')
  const display = displays.get('Attachment')
  const describe = (operation: string, summary: string, more: RouteSchemas = {}) =>
    describeRoute({
      object: owner.name,
      operation: `attachments.${operation}`,
      tag: owner.titlePlural,
      summary,
      ...more,
    })
  const ownerOf = (request: FastifyRequest) => ({ object: owner.name, id: idOf(request) })

  function shown(request: FastifyRequest, row: ReadRow): Record<string, unknown> {
    const {
      object: _,
      subject: __,
      ...file
    } = presenter.resource(display, row, actorOf(request).audience)
    return { ...file, content: `/api/${owner.path}/${idOf(request)}/attachments/${row.id}/content` }
  }

  app.get(
    base,
    describe('list', 'List the attached files, newest first', {
      query: pageQuery,
      replies: { 200: 'AttachedFilePage#' },
    }),
    async request => {
      const { limit, cursor } = request.query as Record<string, unknown>
      const { list } = parseListQuery(declared, { limit, cursor })
      const page = await attachments.list(actorOf(request), ownerOf(request), list)
      return { items: page.items.map(row => shown(request, row)), nextCursor: page.nextCursor }
    },
  )

  const added = describe('add', 'Attach a file', {
    body: upload,
    replies: { 201: 'AttachedFile#' },
  })
  app.post(
    base,
    {
      ...added,
      schema: { ...added.schema, consumes: ['multipart/form-data'] },
      // The file is checked while it streams.
      validatorCompiler: () => () => true,
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const to = ownerOf(request)
      const limit = await attachments.limitFor(actor, to)
      const { file } = await receiveFile(request, limit, upload =>
        attachments.store(actor, to, upload),
      )
      const outcome = await attachOnce(services, request, {
        to,
        file,
        reply: async uow => {
          const row = await attachments.one(actor, to, file.id, uow.executor)
          const location = `${base.replace(':id', to.id)}/${file.id}`
          return {
            status: 201,
            headers: { 'content-type': jsonType, location },
            body: JSON.stringify(shown(request, row)),
          }
        },
      })
      return sendOutcome(reply, outcome)
    },
  )

  app.get(
    `${base}/:attachmentId`,
    describe('read', 'Read what is known of an attached file', {
      replies: { 200: 'AttachedFile#' },
    }),
    async request => {
      const id = attachmentIdOf(request)
      return shown(request, await attachments.one(actorOf(request), ownerOf(request), id))
    },
  )

  const content = describe('content', 'Download an attached file')
  app.get(
    `${base}/:attachmentId/content`,
    { ...content, schema: { ...content.schema, response: downloads } },
    async (request, reply) => {
      const id = attachmentIdOf(request)
      const row = await attachments.one(actorOf(request), ownerOf(request), id)
      return sendContent(request, reply, row, () => attachments.open(row.id))
    },
  )

  app.delete(
    `${base}/:attachmentId`,
    describe('remove', 'Remove an attached file', { replies: { 204: null } }),
    async (request, reply) => {
      const outcome = await detachOnce(services, request, {
        to: ownerOf(request),
        id: attachmentIdOf(request),
        reply: () => ({ status: 204, headers: {}, body: '' }),
      })
      return sendOutcome(reply, outcome)
    },
  )
}

const pageQuery: JsonSchema = {
  type: 'object',
  properties: {
    limit: { type: 'string', pattern: '^\\d{1,3}$', description: '1 to 200; 20 where absent' },
    cursor: { type: 'string' },
  },
}

const downloads = {
  200: {
    description: 'The content, to be saved',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  default: { description: 'An error', $ref: 'Problem#' },
}

function attachmentIdOf(request: FastifyRequest): string {
  return (request.params as { attachmentId: string }).attachmentId
}
