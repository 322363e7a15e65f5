import { type Actor, PlugboardError, type RoutesDefinition, type Static, Type } from 'plugboard'
import { kinds } from './helpers/kinds.ts'
import type { Options } from './options.ts'

const preferences = Type.Object(
  {
    off: Type.Boolean({ description: 'No mails about orders at all' }),
    muted: Type.Array(Type.Enum([...kinds]), { uniqueItems: true, description: 'Not about these' }),
  },
  { additionalProperties: false },
)

/** Everybody says for themselves which mails they want. */
export const routes: RoutesDefinition<Options> = {
  prefix: '/api/order-notices',
  plugin: async app => {
    const { plugboard } = app

    app.get(
      '/preferences',
      { schema: { summary: 'Which mails about orders you get', response: { 200: preferences } } },
      async request => {
        const id = userOf(plugboard.actorOf(request))
        const { notices } = await plugboard.transact(request, uow =>
          uow.load('User', id, { parts: ['notices'], lock: false }),
        )
        return { off: notices?.off ?? false, muted: notices?.muted ?? [] }
      },
    )

    app.put<{ Body: Static<typeof preferences> }>(
      '/preferences',
      { schema: { summary: 'Say which mails about orders you want', body: preferences } },
      (request, reply) => {
        const id = userOf(plugboard.actorOf(request))
        return plugboard.mutate(request, reply, {
          work: async uow => {
            await uow.load('User', id)
            await uow.setPart('User', id, 'notices', request.body)
            const headers = { 'content-type': 'application/json' }
            return { status: 200, headers, body: JSON.stringify(request.body) }
          },
        })
      },
    )
  },
}

function userOf({ id }: Actor): string {
  if (id !== null) return id
  throw new PlugboardError('FORBIDDEN', { detail: 'Only people have preferences' })
}
