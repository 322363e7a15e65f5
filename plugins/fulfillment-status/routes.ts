import type { RoutesDefinition } from 'plugboard'
import { whereabouts } from './helpers/whereabouts.ts'

/** Where an order is, in one answer. */
export const routes: RoutesDefinition = {
  plugin: async app => {
    app.get<{ Params: { id: string } }>(
      '/orders/:id',
      {
        schema: {
          summary: 'Where an order is, what comes next, when, and who has it',
          tags: ['Orders'],
        },
      },
      async request => {
        const actor = app.plugboard.actorOf(request)
        const { displayed } = app.plugboard.forDisplay
        const { resource } = await displayed.one(actor, 'Order', request.params.id)
        return whereabouts(resource)
      },
    )
  },
}
