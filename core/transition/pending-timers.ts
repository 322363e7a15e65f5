import { sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Policy } from './policy.ts'

/** A transition that will come by itself. */
export interface PendingTimer {
  readonly name: string
  readonly title: string
  readonly plugin: string
  readonly transition: string
  /** ISO 8601 in UTC. */
  readonly dueAt: string
  /** Why it did not go through when it was last tried. */
  readonly lastRefusal?: string
}

interface Row {
  readonly name: string
  readonly transition: string
  readonly dueAt: string
  readonly lastRefusal: string | null
}

/** The timers that run for one subject, soonest first; whoever asks has been let see the subject. */
export async function pendingTimers(
  { database }: Engine,
  policy: Policy,
  id: string,
): Promise<PendingTimer[]> {
  if (policy.timers.length === 0) return []
  const { rows } = await sql<Row>`
    select name, transition, due_at as "dueAt", last_refusal as "lastRefusal" from timers
    where subject_id = ${id} and not fired order by due_at, name`.execute(database.db)
  return rows.flatMap(({ name, transition, dueAt, lastRefusal }) => {
    const timer = policy.timers.find(({ value }) => value.name === name)
    if (!timer) return []
    const { plugin, value } = timer
    const refusal = lastRefusal === null ? {} : { lastRefusal }
    return [{ name, title: value.title, plugin, transition, dueAt, ...refusal }]
  })
}
