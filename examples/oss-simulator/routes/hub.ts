import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Subscription } from '../service-order.ts'
import type { Parts } from '../simulator.ts'
import { TmfError } from '../tmf-error.ts'

const registration = {
  type: 'object',
  required: ['callback'],
  properties: {
    callback: { type: 'string', pattern: '^https?://' },
    query: { type: 'string' },
  },
}

/** `/hub`: who wants to hear of events. */
export function hubRoutes(app: FastifyInstance, base: string, { memory }: Parts): void {
  app.post('/hub', { schema: { body: registration } }, async (request, reply) => {
    const { callback, query } = request.body as Omit<Subscription, 'id'>
    for (const known of memory.subscriptions.values()) {
      if (known.callback !== callback || known.query !== query) continue
      throw new TmfError(409, 'duplicate', 'The listener is registered', `${base}/hub/${known.id}`)
    }
    const subscription = { id: randomUUID(), callback, ...(query === undefined ? {} : { query }) }
    memory.keepSubscription(subscription)
    return reply.code(201).header('location', `${base}/hub/${subscription.id}`).send(subscription)
  })

  app.delete('/hub/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    if (!memory.subscriptions.has(id)) throw new TmfError(404, 'notFound', 'No such listener')
    memory.dropSubscription(id)
    return reply.code(204).send()
  })
}
