import type { RoutesDefinition, Static } from 'plugboard'
import { answerContactsQuery, contactsQuery } from './helpers/contacts-route.ts'

/** Beside the addresses of the objects. */
export const routes: RoutesDefinition = {
  prefix: '/api/support',
  plugin: async app => {
    const { plugboard } = app
    app.get<{ Querystring: Static<typeof contactsQuery> }>(
      '/contacts',
      { schema: { summary: 'Find the contact on duty', querystring: contactsQuery } },
      request => answerContactsQuery(plugboard, plugboard.actorOf(request), request.query),
    )
  },
}
