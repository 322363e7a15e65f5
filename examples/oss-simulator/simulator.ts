import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { type Chance, seededChance } from './chance.ts'
import { type Engine, startEngine } from './engine.ts'
import { injectFaults } from './faults.ts'
import { type Memory, openMemory } from './memory.ts'
import { createNotifier, type Notify } from './notifier.ts'
import type { SimulatorOptions } from './options.ts'
import { cancellationRoutes } from './routes/cancellations.ts'
import { hubRoutes } from './routes/hub.ts'
import { serviceOrderRoutes } from './routes/service-orders.ts'
import { errorBody, TmfError } from './tmf-error.ts'

/** What the routes work with. */
export interface Parts {
  readonly memory: Memory
  readonly engine: Engine
  readonly notify: Notify
}

/** Where TMF641 v4 is found. */
const api = '/tmf-api/serviceOrdering/v4'

/** A small OSS: it takes service orders, works on them in its own time, and tells of it. */
export function createSimulator(options: SimulatorOptions): FastifyInstance {
  const chance: Chance = seededChance(options.seed)
  const memory = openMemory(options.journal)
  const { notify, counts } = createNotifier({ memory, chance, options })
  const engine = startEngine({ memory, notify, chance, options })
  const app = Fastify({
    // Fastify's own choice would drop what the schema does not name, and make numbers of texts.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    // Connections that a client keeps open do not hold up the end.
    forceCloseConnections: true,
  })
  app.addHook('onClose', async () => {
    engine.stop()
    memory.close()
  })
  app.setErrorHandler<FastifyError | TmfError>((error, _request, reply) => {
    const status = error.statusCode ?? 500
    const reference = error instanceof TmfError ? error.referenceError : undefined
    return reply.code(status).send(errorBody(status, error.code, error.message, reference))
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(errorBody(404, 'notFound', 'There is nothing at this address')),
  )

  app.register(
    async scope => {
      const requests = injectFaults(scope, chance, options)
      if (options.token !== undefined) refuseStrangers(scope, options.token)
      const parts = { memory, engine, notify }
      serviceOrderRoutes(scope, api, parts)
      cancellationRoutes(scope, api, parts)
      hubRoutes(scope, api, parts)
      app.get('/ledger', async () => ({
        seed: options.seed,
        requests,
        notifications: counts,
        serviceOrders: ledgerOf(memory),
      }))
    },
    { prefix: api },
  )
  return app
}

/** What the OSS really did, whoever heard of it. */
function ledgerOf(memory: Memory) {
  return [...memory.orders.values()].map(({ order, received }) => ({
    id: order.id,
    externalId: order.externalId ?? null,
    action: order.serviceOrderItem[0]?.action,
    state: order.state,
    received,
  }))
}

function refuseStrangers(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async request => {
    if (request.headers.authorization === `Bearer ${token}`) return
    throw new TmfError(401, 'unauthorized', 'The bearer token is missing or wrong')
  })
}
