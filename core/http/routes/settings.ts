import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../../errors.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { actorOf } from '../authenticate.ts'
import { mutate } from '../mutate.ts'
import { jsonType } from '../resource.ts'
import { describeRoute, type RouteSchemas } from '../route-schema.ts'
import type { HttpServices } from '../services.ts'
import { bodyOf } from './objects.ts'

const change: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['value'],
  properties: {
    value: {},
    account: {
      type: 'string',
      format: 'uuid',
      description: 'For one account; for all where absent',
    },
    validFrom: { type: 'string', format: 'date-time', description: 'Now where absent' },
  },
}

/** Reading and changing the settings that plugins declare. */
export function settingRoutes(app: FastifyInstance, services: HttpServices): void {
  const { settings } = services
  const describe = (operation: string, summary: string, more: RouteSchemas = {}) =>
    describeRoute({ object: 'SettingValue', operation, tag: 'Settings', summary, ...more })

  app.get(
    '/api/settings',
    describe('list', 'List the settings with their present values'),
    async request => {
      assertMay(actorOf(request), 'read')
      const items = await Promise.all(
        settings.all.map(async setting => ({
          name: setting.name,
          title: setting.title,
          scope: setting.scope,
          schema: setting.schema,
          value: await settings.get(setting),
        })),
      )
      return { items, nextCursor: null }
    },
  )

  app.put(
    '/api/settings/:name',
    describe('change', 'Set a value', { body: change }),
    async (request, reply) => {
      const actor = actorOf(request)
      assertMay(actor, 'update')
      const { name } = request.params as { name: string }
      const body = bodyOf(request) as { value: unknown; account?: string; validFrom?: string }
      return mutate(services, request, reply, actor, {
        work: async uow => {
          await settings.set(uow, { name, ...body })
          const value = await settings.get(settings.byName(name), body.account, uow.executor)
          return {
            status: 200,
            headers: { 'content-type': jsonType },
            body: JSON.stringify({ name, value }),
          }
        },
      })
    },
  )
}

function assertMay(actor: ReturnType<typeof actorOf>, action: string): void {
  if (actor.ability.can(action, 'SettingValue')) return
  throw new PlugboardError('FORBIDDEN', {
    detail: `You may not ${action} settings`,
    remedy: 'Ask somebody whose role may',
  })
}
