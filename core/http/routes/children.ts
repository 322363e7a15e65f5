import type { FastifyInstance, FastifyRequest } from 'fastify'
import { PlugboardError } from '../../errors.ts'
import type { Within } from '../../schema/definition.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { performTransition, prepareTransition } from '../../transition/perform-transition.ts'
import { actorOf } from '../authenticate.ts'
import { ifMatchVersion } from '../etag.ts'
import { headerOf, mutate } from '../mutate.ts'
import { prepareContext } from '../prepare-context.ts'
import { objectReply } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import type { HttpServices } from '../services.ts'
import { bodyOf, idOf } from './objects.ts'

/** The routes of what lies within an object, such as `/api/orders/{id}/items`: each a transition of it. */
export function childRoutes(
  app: FastifyInstance,
  services: HttpServices,
  parent: ObjectModel,
  child: Within & { readonly through: NonNullable<Within['through']> },
): void {
  const { model, engine, displayed } = services
  const target = model.object(child.object)
  const base = `/api/${parent.path}/:id/${child.as}`
  const describe = (operation: string, summary: string, more: RouteSchemas = {}) =>
    describeRoute({
      object: parent.name,
      operation: `${child.as}.${operation}`,
      tag: parent.titlePlural,
      summary,
      ...more,
    })

  /** Performs the parent's transition and replies with the child, or with nothing. */
  function perform(request: FastifyRequest, transition: string, input: Record<string, unknown>) {
    const actor = actorOf(request)
    const ifVersion = ifMatchVersion(headerOf(request, 'if-match'))
    const wanted = {
      object: parent.name,
      id: idOf(request),
      transition,
      input,
      ...(ifVersion === undefined ? {} : { ifVersion }),
    }
    return {
      actor,
      prepare: () => prepareTransition(engine, prepareContext(services, actor), wanted),
      wanted,
    }
  }

  app.get(base, describe('list', `List its ${child.as}`), async request => {
    const { resource } = await displayed.one(actorOf(request), parent.name, idOf(request))
    return { items: resource[child.as] ?? [], nextCursor: null }
  })

  app.post(
    base,
    describe('add', `Add to its ${child.as}`, {
      body: `${target.name}Create#`,
      replies: { 201: `${target.name}#` },
    }),
    async (request, reply) => {
      const { actor, prepare, wanted } = perform(request, child.through.add, { ...bodyOf(request) })
      return mutate(services, request, reply, actor, {
        prepare,
        work: async (uow, prepared) => {
          const { result } = await performTransition(engine, uow, { ...wanted, prepared })
          await uow.settle()
          const shown = await displayed.one(actor, target.name, result as string, {
            executor: uow.executor,
          })
          return objectReply(target.path, shown, 201)
        },
      })
    },
  )

  app.patch(
    `${base}/:childId`,
    describe('change', `Change one of its ${child.as}`, {
      body: `${target.name}Change#`,
      replies: { 200: `${target.name}#` },
    }),
    async (request, reply) => {
      const itemId = childIdOf(request)
      const { actor, prepare, wanted } = perform(request, child.through.change, {
        ...bodyOf(request),
        itemId,
      })
      return mutate(services, request, reply, actor, {
        prepare,
        work: async (uow, prepared) => {
          await performTransition(engine, uow, { ...wanted, prepared })
          await uow.settle()
          return objectReply(
            target.path,
            await displayed.one(actor, target.name, itemId, { executor: uow.executor }),
          )
        },
      })
    },
  )

  app.delete(
    `${base}/:childId`,
    describe('remove', `Remove one of its ${child.as}`, { replies: { 204: null } }),
    async (request, reply) => {
      const { actor, prepare, wanted } = perform(request, child.through.remove, {
        itemId: childIdOf(request),
      })
      return mutate(services, request, reply, actor, {
        prepare,
        work: async (uow, prepared) => {
          await performTransition(engine, uow, { ...wanted, prepared })
          return { status: 204, headers: {}, body: '' }
        },
      })
    },
  )
}

function childIdOf(request: FastifyRequest): string {
  const { childId } = request.params as { childId: string }
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(childId)) return childId
  throw new PlugboardError('ITEM_UNKNOWN')
}
