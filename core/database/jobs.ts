import { fromKysely, PgBoss } from 'pg-boss'
import type { EventRecord } from '../plugin/event.ts'
import type { EventRow } from './journal.ts'
import type { Executor } from './statement.ts'

/** A subscriber with the queue that its jobs wait in. */
export interface SubscribedHandler {
  readonly plugin: string
  readonly name: string
  readonly event: string
  readonly handle: (event: EventRecord) => Promise<void>
}

/** The subscribers' jobs. They are put into the transaction of their event, and run after it. */
export interface Jobs {
  enqueue(executor: Executor, events: readonly EventRow[]): Promise<void>
  /** Makes the queues. */
  prepare(): Promise<void>
  /** Begins to work on what waits. */
  work(): Promise<void>
  stop(): Promise<void>
}

/** Tried again so often, with growing pauses; what still fails then is kept as failed. */
const retries = { retryLimit: 10, retryDelay: 2, retryBackoff: true }

export function createJobs(url: string, subscribers: readonly SubscribedHandler[]): Jobs {
  if (subscribers.length === 0) return noJobs
  const boss = new PgBoss({ connectionString: url, max: 4, useListenNotify: true })
  // Lost connections are made anew; each failing job keeps its own error.
  boss.on('error', () => {})
  const byEvent = Map.groupBy(subscribers, subscriber => subscriber.event)
  return {
    async enqueue(executor, events) {
      for (const event of events) {
        for (const subscriber of byEvent.get(event.name) ?? []) {
          await boss.send(queueOf(subscriber), toRecord(event), {
            db: fromKysely(executor as never),
            ...retries,
          })
        }
      }
    },
    async prepare() {
      await boss.start()
      for (const subscriber of subscribers) await boss.createQueue(queueOf(subscriber))
    },
    async work() {
      for (const subscriber of subscribers) {
        await boss.work<EventRecord>(queueOf(subscriber), async ([job]) => {
          if (job) await subscriber.handle(job.data)
        })
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

const noJobs: Jobs = {
  enqueue: async () => {},
  prepare: async () => {},
  work: async () => {},
  stop: async () => {},
}

function queueOf({ plugin, name }: SubscribedHandler): string {
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
