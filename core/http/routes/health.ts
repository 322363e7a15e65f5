import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { PlugboardError } from '../../errors.ts'
import type { HttpServices } from '../services.ts'

/** What operators watch: liveness, readiness, metrics in Prometheus's format. */
export function healthRoutes(app: FastifyInstance, services: HttpServices): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'plugboard_http_request_duration_seconds',
    help: 'Time from the request to the last byte of the reply',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1_000,
    )
  })
  watchJobs(registry, services)
  const hidden = {
    config: { plugboard: { operation: 'operate', isPublic: true } },
    schema: { hide: true },
  }
  app.get('/healthz', hidden, async () => ({ status: 'alive' }))
  app.get('/readyz', hidden, async () => {
    if (await services.ready()) return { status: 'ready' }
    throw new PlugboardError('NOT_READY')
  })
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

/** The subscribers' jobs: those that wait, and those that were given up and want somebody to look. */
function watchJobs(registry: Registry, { jobs, database }: HttpServices): void {
  new Gauge({
    name: 'plugboard_jobs',
    help: "Subscribers' jobs by queue; failed ones are not tried again",
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      // Without a database there is nothing to tell, and the rest is told all the same.
      const counts = await jobs.counts(database.db).catch(() => [])
      this.reset()
      for (const { queue, state, count } of counts) this.set({ queue, state }, count)
    },
  })
}
