import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
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
  watchReplicas(registry, services)
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

/** How the replicas are, and who has answered. */
function watchReplicas(registry: Registry, { replicas }: HttpServices): void {
  if (!replicas) return
  const registers = [registry]
  new Gauge({
    name: 'plugboard_replica_up',
    help: 'Whether a replica answers display reads; the primary answers in the place of one that does not',
    labelNames: ['replica'],
    registers,
    collect() {
      for (const { name, trouble } of replicas.states()) {
        this.set({ replica: name }, trouble === undefined ? 1 : 0)
      }
    },
  })
  new Gauge({
    name: 'plugboard_replica_lag_seconds',
    help: 'How far a replica is behind the primary, at most',
    labelNames: ['replica'],
    registers,
    collect() {
      this.reset()
      const now = replicas.now()
      for (const { name, hasUntil } of replicas.states()) {
        if (now === undefined || hasUntil === undefined) continue
        this.set({ replica: name }, Math.max(0, now - hasUntil) / 1_000)
      }
    },
  })
  new Counter({
    name: 'plugboard_display_reads_total',
    help: 'Display reads outside of a transaction by the server that answered',
    labelNames: ['server'],
    registers,
    collect() {
      this.reset()
      for (const server of ['primary', 'replica'] as const) {
        this.inc({ server }, replicas.answers[server])
      }
    },
  })
}
