import { type RoutesDefinition, type Static, Type } from 'plugboard'
import {
  articlesQuery,
  callbackOffer,
  feedbackBody,
  findArticles,
  readArticle,
} from './helpers/articles-route.ts'
import { answerContactsQuery, contactsQuery } from './helpers/contacts-route.ts'
import { giveFeedback } from './helpers/feedback-factory.ts'

const byId = Type.Object({ id: Type.String({ format: 'uuid' }) })

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

    app.get<{ Querystring: Static<typeof articlesQuery> }>(
      '/articles',
      { schema: { summary: 'Find help articles', querystring: articlesQuery } },
      request => findArticles(plugboard, plugboard.actorOf(request), request.query),
    )

    app.get<{ Params: Static<typeof byId> }>(
      '/articles/:id',
      { schema: { summary: 'Read a help article', params: byId } },
      request => readArticle(plugboard, plugboard.actorOf(request), request.params.id),
    )

    app.post<{ Params: Static<typeof byId>; Body: Static<typeof feedbackBody> }>(
      '/articles/:id/feedback',
      { schema: { summary: 'Say whether it helped', params: byId, body: feedbackBody } },
      (request, reply) => {
        const actor = plugboard.actorOf(request)
        const { helpful, comment } = request.body
        return plugboard.mutate(request, reply, {
          prepare: () => readArticle(plugboard, actor, request.params.id),
          work: async (uow, { id: article }) => {
            if (actor.id !== null) {
              await giveFeedback(uow, { article, user: actor.id, helpful, comment })
            }
            const body = helpful ? { helpful } : { helpful, callback: callbackOffer() }
            const headers = { 'content-type': 'application/json' }
            return { status: 200, headers, body: JSON.stringify(body) }
          },
        })
      },
    )
  },
}
