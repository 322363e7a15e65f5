import { sql } from 'kysely'
import type { Actor } from '../database/actor.ts'
import { type TransactionContext, transact } from '../database/transact.ts'
import { isPlugboardError } from '../errors.ts'
import type { Engine } from './engine.ts'
import { performTransition } from './perform-transition.ts'

interface DueTimer {
  readonly object: string
  readonly subjectId: string
  readonly name: string
  readonly transition: string
}

/** So many in one sweep: the next one comes soon. */
const mostAtOnce = 100

/**
 * Performs what is due, each in a transaction of its own, as the system. A timer that is refused
 * stays, with the reason, and comes again later each time.
 *
 * @returns how many transitions were performed
 */
export async function sweepTimers(
  engine: Engine,
  context: TransactionContext,
  system: Actor,
): Promise<number> {
  const { db, clock } = engine.database
  const { rows } = await sql<DueTimer>`
    select object, subject_id as "subjectId", name, transition from timers
    where try_at <= ${clock.now()} and not fired order by try_at limit ${mostAtOnce}`.execute(db)
  let performed = 0
  for (const timer of rows) if (await perform(engine, context, system, timer)) performed++
  return performed
}

async function perform(
  engine: Engine,
  context: TransactionContext,
  system: Actor,
  timer: DueTimer,
): Promise<boolean> {
  const { object, subjectId: id, name, transition } = timer
  try {
    return await transact(context, system, { kind: 'timer', id: `${id}/${name}` }, async uow => {
      // Of several sweeps one gets the row; the others find it gone or taken.
      const { rows } = await sql`select from timers where subject_id = ${id} and name = ${name}
        and try_at <= ${uow.now} and not fired for update skip locked`.execute(uow.executor)
      if (rows.length === 0) return false
      // The row stays while its state does: a timer comes once for each time that it was due at.
      await sql`update timers set fired = true where subject_id = ${id} and name = ${name}`.execute(
        uow.executor,
      )
      await performTransition(engine, uow, { object, id, transition, input: {} })
      return true
    })
  } catch (error) {
    const reason = isPlugboardError(error) ? `${error.code}: ${error.message}` : String(error)
    const { db, clock } = engine.database
    await sql`update timers set attempts = attempts + 1, last_refusal = ${reason.slice(0, 500)},
      try_at = ${clock.now()}::timestamptz + least(3600, 10 * power(2, attempts)) * interval '1 second'
      where subject_id = ${id} and name = ${name}`.execute(db)
    return false
  }
}
