import { sql } from 'kysely'
import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import type { AnyTimer } from './definition.ts'
import type { Engine } from './engine.ts'
import type { Fact, FactMap } from './fact.ts'
import type { Policy } from './policy.ts'

/**
 * Sets the timers that run in the subject's state, and clears those that do not. Called at the end of
 * every transition, so a due time follows whatever it is computed from.
 */
export async function keepTimers(
  engine: Engine,
  uow: EngineUnitOfWork,
  policy: Policy,
  id: string,
  state: string,
): Promise<void> {
  const object = engine.database.model.object(policy.object)
  const running = policy.timers
    .map(({ value }) => value)
    .filter(timer => timer.whileIn.includes(state))
  const wanted = [
    ...new Map(
      running.flatMap(timer => factsOfTimer(timer).map(fact => [fact.name, fact])),
    ).values(),
  ]
  const values = await engine.subjects.facts(uow.executor, object, id, wanted, uow.now)
  const due = new Map<string, { timer: AnyTimer; at: string }>()
  for (const timer of running) {
    const facts = Object.fromEntries(
      Object.entries(timer.facts as FactMap).map(([key, fact]) => [key, values[fact.name]]),
    )
    const at = timer.due({ facts, now: uow.now })
    if (at !== null) due.set(timer.name, { timer, at })
  }
  const names = [...due.keys()]
  await sql`delete from timers where subject_id = ${id} and not (name = any(${names}))`.execute(
    uow.executor,
  )
  for (const { timer, at } of due.values()) {
    await sql`insert into timers (object, subject_id, name, transition, due_at, try_at)
      values (${policy.object}, ${id}, ${timer.name}, ${timer.transition}, ${at}, ${at})
      on conflict (subject_id, name) do update
        set due_at = excluded.due_at, try_at = excluded.try_at, transition = excluded.transition,
          fired = false, attempts = 0, last_refusal = null
        where timers.due_at <> excluded.due_at`.execute(uow.executor)
  }
}

function factsOfTimer(timer: AnyTimer): Fact[] {
  return Object.values(timer.facts as FactMap)
}
