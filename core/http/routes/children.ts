import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseHidden } from '../../commerce/objects/refuse-hidden.ts'
import type { EngineUnitOfWork } from '../../database/unit-of-work.ts'
import { PlugboardError } from '../../errors.ts'
import type { Within } from '../../schema/definition.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { isUuid } from '../../schema/uuid.ts'
import { performTransition, prepareTransition } from '../../transition/perform-transition.ts'
import { actorOf } from '../authenticate.ts'
import { allowedVersions, assertAllowed, ifVersion } from '../if-match.ts'
import { mutate } from '../mutate.ts'
import { prepareContext } from '../prepare-context.ts'
import { objectReply } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import type { HttpServices } from '../services.ts'
import { bodyOf, idOf, sendObject } from './objects.ts'

/** The routes of what lies within an object, such as `/api/orders/{id}/items`: each a transition of it. */
export function childRoutes(
  app: FastifyInstance,
  services: HttpServices,
  parent: ObjectModel,
  child: Within & { readonly through: NonNullable<Within['through']> },
): void {
  const { model, engine } = services
  const { displayed } = services.forDisplay
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

  /** What the parent's transition is performed with. */
  function perform(request: FastifyRequest, transition: string, input: Record<string, unknown>) {
    const actor = actorOf(request)
    refuseHidden(model, actor, target, input)
    const wanted = { object: parent.name, id: idOf(request), transition, input }
    return {
      actor,
      prepare: () => prepareTransition(engine, prepareContext(services, actor), wanted),
      wanted,
    }
  }

  /** An If-Match compares what stands at the address: the child, which changes under its parent's lock. */
  async function assertUnchanged(uow: EngineUnitOfWork, request: FastifyRequest): Promise<void> {
    const allowed = allowedVersions(request)
    if (allowed === undefined) return
    const id = childIdOf(request)
    await engine.subjects.lock(uow.executor, uow.actor, parent, idOf(request))
    const { version } = await engine.subjects.lock(uow.executor, uow.actor, target, id)
    assertAllowed(target, version, allowed)
  }

  app.get(base, describe('list', `List its ${child.as}`), async request => {
    const { resource } = await displayed.one(actorOf(request), parent.name, idOf(request))
    return { items: resource[child.as] ?? [], nextCursor: null }
  })

  app.get(
    `${base}/:childId`,
    describe('read', `Read one of its ${child.as}`, { replies: { 200: `${target.name}#` } }),
    async (request, reply) => {
      const shown = await displayed.one(actorOf(request), target.name, childIdOf(request))
      if (shown.row[child.field] !== idOf(request)) throw new PlugboardError('ITEM_UNKNOWN')
      return sendObject(request, reply, target.path, shown)
    },
  )

  app.post(
    base,
    describe('add', `Add to its ${child.as}`, {
      body: `${target.name}Create#`,
      replies: { 201: `${target.name}#` },
    }),
    async (request, reply) => {
      const { actor, prepare, wanted } = perform(request, child.through.add, { ...bodyOf(request) })
      // What is added to is the parent.
      const allowed = allowedVersions(request)
      return mutate(services, request, reply, actor, {
        prepare,
        work: async (uow, prepared) => {
          const version = await ifVersion(engine, uow, parent, wanted.id, allowed)
          const asked = { ...wanted, ...version, prepared }
          const { result } = await performTransition(engine, uow, asked)
          const { executor } = uow
          const made = result as string
          const shown = await uow.settle(() =>
            displayed.one(actor, target.name, made, { executor }),
          )
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
          await assertUnchanged(uow, request)
          await performTransition(engine, uow, { ...wanted, prepared })
          const { executor } = uow
          const shown = await uow.settle(() =>
            displayed.one(actor, target.name, itemId, { executor }),
          )
          return objectReply(target.path, shown)
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
          await assertUnchanged(uow, request)
          await performTransition(engine, uow, { ...wanted, prepared })
          return { status: 204, headers: {}, body: '' }
        },
      })
    },
  )
}

function childIdOf(request: FastifyRequest): string {
  const { childId } = request.params as { childId: string }
  if (isUuid(childId)) return childId
  throw new PlugboardError('ITEM_UNKNOWN')
}
