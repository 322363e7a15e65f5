import { trace } from '@opentelemetry/api'
import { sql } from 'kysely'
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { EventRecord } from '../plugin/event.ts'
import { withoutBaggage } from '../tracing/spans.ts'
import type { EventRow } from './journal.ts'
import type { Executor } from './statement.ts'

/** A subscriber with the queue that its jobs wait in. */
export interface SubscribedHandler {
  readonly plugin: string
  readonly name: string
  readonly event: string
  /** How many jobs a process works on at a time; 1 where absent. */
  readonly concurrency?: number
  readonly handle: (event: EventRecord) => Promise<void>
}

/** The subscribers' jobs. They are put into the transaction of their event, and run after it. */
export interface Jobs {
  enqueue(executor: Executor, events: readonly EventRow[]): Promise<void>
  /** Whether anybody waits for an event. */
  isAwaited(event: string): boolean
  /** Makes the queues. */
  prepare(): Promise<void>
  /** Begins to work on what waits. */
  work(): Promise<void>
  /** Takes no more, and waits for the jobs under way. */
  stop(): Promise<void>
  /** How many jobs wait, for their first time or another, and how many were given up. */
  counts(executor: Executor): Promise<readonly JobCount[]>
}

export interface JobCount {
  /** `<plugin>.<subscriber>`. */
  readonly queue: string
  readonly state: 'waiting' | 'failed'
  readonly count: number
}

export interface JobsOptions {
  /** Whether this process works on jobs, or only puts them in. */
  readonly isWorker: boolean
  readonly log: {
    warn(data: object, message: string): void
    error(data: object, message: string): void
  }
  /** How often what fails is tried again, and the first pause in seconds, which doubles each time. */
  readonly retries?: { readonly limit: number; readonly delay: number }
}

/** The last try comes more than half an hour after the one before; all in all it is about an hour. */
const patient = { limit: 10, delay: 2 }

/** New jobs are told of at once; those whose next try is due are looked for every two seconds. */
const fetching = { includeMetadata: true, notifyPollingIntervalSeconds: 2 } as const

/** Jobs under way at a stop have so long to finish, in milliseconds; then they are tried again. */
const grace = 25_000

/**
 * Jobs that are given up stay where they are, with their error, for a week.
 *
 * @param url a process that only puts jobs in has one connection for it besides its pool; a worker
 *   has four, and one that listens
 */
export function createJobs(
  url: string,
  subscribers: readonly SubscribedHandler[],
  { isWorker, log, retries = patient }: JobsOptions,
): Jobs {
  if (subscribers.length === 0) return noJobs
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'plugboard jobs',
    max: isWorker ? 4 : 1,
    useListenNotify: isWorker,
    supervise: isWorker,
    // Nothing is scheduled here: timers are the transition engine's.
    schedule: false,
    // A job belongs to the trace that emitted its event.
    openTelemetry: { propagateContext: true, propagator: withoutBaggage },
  })
  boss.on('error', error => log.warn({ err: error }, 'The job queue met an error'))
  const byEvent = Map.groupBy(subscribers, subscriber => subscriber.event)
  const sending = { retryLimit: retries.limit, retryDelay: retries.delay, retryBackoff: true }

  async function run(
    subscriber: SubscribedHandler,
    job: JobWithMetadata<EventRecord>,
  ): Promise<void> {
    trace.getActiveSpan()?.setAttributes({
      'plugboard.event.name': job.data.name,
      'plugboard.object.name': job.data.object,
      'plugboard.object.id': job.data.subjectId,
    })
    try {
      await subscriber.handle(job.data)
    } catch (error) {
      const told = { err: error, queue: queueOf(subscriber), job: job.id, event: job.data.id }
      if (job.retryCount >= job.retryLimit) log.error(told, 'A subscriber failed for good')
      else log.warn({ ...told, attempt: job.retryCount + 1 }, 'A subscriber failed, and is retried')
      throw error
    }
  }

  async function workOn(subscriber: SubscribedHandler): Promise<void> {
    const id = await boss.work(
      queueOf(subscriber),
      fetching,
      async ([job]: JobWithMetadata<EventRecord>[]) => {
        // Others may wait behind it: they are fetched at once, and only an empty queue is left alone.
        boss.notifyWorker(id)
        if (job) await run(subscriber, job)
      },
    )
  }

  return {
    isAwaited: event => byEvent.has(event),
    async enqueue(executor, events) {
      for (const event of events) {
        for (const subscriber of byEvent.get(event.name) ?? []) {
          const db = fromKysely(executor as never)
          await boss.send(queueOf(subscriber), toRecord(event), { db, ...sending })
        }
      }
    },
    async prepare() {
      await boss.start()
      for (const subscriber of subscribers) {
        await boss.createQueue(queueOf(subscriber), { notify: true })
      }
    },
    async work() {
      for (const subscriber of subscribers) {
        const { concurrency = 1 } = subscriber
        for (let worker = 0; worker < concurrency; worker++) await workOn(subscriber)
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: grace })
    },
    async counts(executor) {
      const { rows } = await sql<JobCount>`
        select name as queue, case when state = 'failed' then 'failed' else 'waiting' end as state,
          count(*)::int as count
        from pgboss.job where name = any(${subscribers.map(queueOf)})
          and state in ('created', 'retry', 'failed')
        group by 1, 2 order by 1, 2`.execute(executor)
      return rows
    },
  }
}

const noJobs: Jobs = {
  enqueue: async () => {},
  isAwaited: () => false,
  prepare: async () => {},
  work: async () => {},
  stop: async () => {},
  counts: async () => [],
}

/** The queue that a subscriber's jobs wait in. */
export function queueOf({ plugin, name }: Pick<SubscribedHandler, 'plugin' | 'name'>): string {
  return `${plugin}.${name}`
}

function toRecord(event: EventRow): EventRecord {
  const { id, name, object, subjectId, payload, occurredAt, actorId } = event
  return {
    id,
    name,
    object,
    subjectId,
    payload: payload as EventRecord['payload'],
    occurredAt,
    actorId,
  }
}
