import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../../errors.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { performTransition, prepareTransition } from '../../transition/perform-transition.ts'
import { actorOf } from '../authenticate.ts'
import { allowedVersions, ifVersion } from '../if-match.ts'
import { mutate } from '../mutate.ts'
import { prepareContext } from '../prepare-context.ts'
import { objectReply } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import type { HttpServices } from '../services.ts'
import { bodyOf, idOf } from './objects.ts'

const noInput: JsonSchema = { type: 'object', additionalProperties: false, properties: {} }

/** The routes of an object's transitions: perform one, see all with the reasons, read what happened. */
export function actionRoutes(
  app: FastifyInstance,
  services: HttpServices,
  object: ObjectModel,
): void {
  const { engine } = services
  const { displayed } = services.forDisplay
  const { name, path, titlePlural } = object
  const base = `/api/${path}/:id`
  const actions = [...engine.policy(name).transitions.values()].filter(
    transition => !transition.internal && transition.from !== null,
  )
  const describe = (operation: string, summary: string, more: RouteSchemas = {}) =>
    describeRoute({ object: name, operation, tag: titlePlural, summary, ...more })

  app.get(
    `${base}/actions`,
    describe('explain', 'See every action, and why it is or is not yours now'),
    async request => displayed.explain(actorOf(request), name, idOf(request)),
  )

  for (const { name: action, title, input } of actions) {
    const described = describe('perform', title, {
      body: (input as JsonSchema | undefined) ?? noInput,
      replies: { 200: `${name}#` },
    })
    app.post(`${base}/actions/${action}`, described, async (request, reply) => {
      const actor = actorOf(request)
      const allowed = allowedVersions(request)
      const wanted = {
        object: name,
        id: idOf(request),
        transition: action,
        input: bodyOf(request),
      }
      return mutate(services, request, reply, actor, {
        prepare: () => prepareTransition(engine, prepareContext(services, actor), wanted),
        work: async (uow, prepared) => {
          const version = await ifVersion(engine, uow, object, wanted.id, allowed)
          const asked = { ...wanted, ...version, prepared }
          const { id } = await performTransition(engine, uow, asked)
          const { executor } = uow
          const shown = await uow.settle(() => displayed.one(actor, name, id, { executor }))
          return objectReply(path, shown)
        },
      })
    })
  }

  app.post(
    `${base}/actions/:action`,
    { ...describe('perform', 'Unknown action'), schema: { hide: true } },
    async request => {
      const { action } = request.params as { action: string }
      throw new PlugboardError('TRANSITION_UNKNOWN', {
        detail: `${titlePlural} have no action "${action}"`,
        remedy: `They have: ${actions.map(({ name: known }) => known).join(', ')}`,
      })
    },
  )
}
