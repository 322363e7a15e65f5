import { type SqlBool, sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { PlugboardError } from '../errors.ts'
import type { Database } from './database.ts'

export const jobStates = ['waiting', 'active', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** A subscriber's job that is not done: it waits, is under way, or was given up. */
export interface StoredJob {
  readonly id: string
  /** `<plugin>.<subscriber>`. */
  readonly queue: string
  readonly state: JobState
  readonly event: string
  readonly object: string
  readonly subjectId: string
  readonly tries: number
  /** When the state began. */
  readonly since: string
  /** What the last try ended with. */
  readonly error: string | null
}

/** The jobs to try again: those with these ids, those of a queue, or all. */
export type FailedJobs =
  | { readonly ids: readonly string[] }
  | { readonly queue: string }
  | { readonly all: true }

/** What stands in the tables of the job queue, oldest first; nothing where there has never been a job. */
export async function storedJobs(
  { db }: Pick<Database, 'db'>,
  { state, queue }: { readonly state?: JobState; readonly queue?: string } = {},
): Promise<readonly StoredJob[]> {
  if (!(await isInstalled(db))) return []
  const { rows } = await sql<StoredJob>`
    select * from (
      select id, name as queue,
        case state when 'active' then 'active' when 'failed' then 'failed' else 'waiting' end as state,
        data->>'name' as event, data->>'object' as object, data->>'subjectId' as "subjectId",
        case when started_on is null then 0 else retry_count + 1 end as tries,
        case state when 'active' then started_on when 'failed' then completed_on else created_on end
          as since,
        coalesce(output->>'message', output->>'value', output::text) as error
      from pgboss.job
      where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_pgboss%'
    ) job where ${matching(state, queue)} order by since, id`.execute(db)
  return rows
}

/**
 * Lets jobs that were given up be tried once more, as soon as a worker takes them.
 *
 * @param queues those that somebody works on
 * @returns how many there are, by queue
 * @throws JOB_UNKNOWN where one of those that are named is none of these; then none is
 */
export async function retryJobs(
  { db }: Pick<Database, 'db'>,
  queues: readonly string[],
  which: FailedJobs,
): Promise<ReadonlyMap<string, number>> {
  if ('queue' in which) assertQueue(which.queue, queues)
  const ids = 'ids' in which ? [...new Set(which.ids.map(id => id.toLowerCase()))] : undefined
  if (!(await isInstalled(db))) {
    if (ids) throw unknownJobs(ids)
    return new Map()
  }
  const boss = new PgBoss({
    db: fromKysely(db as never),
    ...{ migrate: false, supervise: false, schedule: false },
  })
  await boss.start()
  try {
    return await db.transaction().execute(async transaction => {
      const wanted = ids
        ? sql<SqlBool>`id::text = any(${ids})`
        : sql<SqlBool>`name = any(${'queue' in which ? [which.queue] : [...queues]})`
      const { rows } = await sql<{ id: string; queue: string }>`
        select id, name as queue from pgboss.job where state = 'failed' and ${wanted}
        order by id for update`.execute(transaction)
      const missing = ids?.filter(id => !rows.some(row => row.id === id)) ?? []
      if (missing.length > 0) throw unknownJobs(missing)
      const abandoned = rows.find(({ queue }) => !queues.includes(queue))
      if (abandoned) throw nobodyWorks(abandoned.queue, queues)
      const byQueue = Map.groupBy(rows, ({ queue }) => queue)
      for (const [queue, jobs] of byQueue) {
        const these = jobs.map(({ id }) => id)
        await boss.retry(queue, these, { db: fromKysely(transaction as never) })
      }
      return new Map([...byQueue].map(([queue, jobs]) => [queue, jobs.length]))
    })
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** @throws JOB_UNKNOWN for a queue that nobody works on */
export function assertQueue(queue: string | undefined, queues: readonly string[]): void {
  if (queue !== undefined && !queues.includes(queue)) throw nobodyWorks(queue, queues)
}

/** The tables come with the first application that has a subscriber. */
async function isInstalled(db: Database['db']): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select to_regclass('pgboss.job') is not null as is`.execute(db)
  return rows[0]?.is === true
}

function matching(state: JobState | undefined, queue: string | undefined) {
  return sql.join(
    [
      state === undefined ? sql`true` : sql`state = ${state}`,
      queue === undefined ? sql`true` : sql`queue = ${queue}`,
    ],
    sql` and `,
  )
}

function unknownJobs(ids: readonly string[]): PlugboardError {
  return new PlugboardError('JOB_UNKNOWN', {
    detail: `No job that was given up has the id ${ids.join(', nor ')}; none is tried again`,
    remedy: 'See them with: plugboard jobs list --state failed',
  })
}

function nobodyWorks(queue: string, queues: readonly string[]): PlugboardError {
  return new PlugboardError('JOB_UNKNOWN', {
    detail: `The application has no subscriber ${queue} that would do its jobs`,
    remedy: `It has: ${queues.join(', ') || 'none'}`,
  })
}
