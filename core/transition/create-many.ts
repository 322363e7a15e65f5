import type { Actor } from '../database/actor.ts'
import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import type { ObjectName } from '../schema/record.ts'
import { act, actAfter } from './act.ts'
import type { Engine } from './engine.ts'
import { factsOf } from './evaluate.ts'
import { decide, finish } from './perform-transition.ts'
import type { MergedTransition } from './policy.ts'
import { subjectOf } from './subject.ts'
import { wholly } from './wholly.ts'

export interface ManyToCreate {
  readonly object: string
  /** The fields of each; all of them name the same ones. */
  readonly rows: readonly object[]
  readonly actor: Actor
}

/** So many rows go into one statement: the guard looks each of them up among all that it announces. */
const mostAtOnce = 250

/**
 * Makes many objects of a policy with few statements, which stand for the command of the transition that
 * makes one. Everything else of that transition happens for each of them, as if it had come alone.
 *
 * @returns the ids, in the order of the rows
 * @throws what `performTransition` throws
 */
export async function createMany(
  engine: Engine,
  uow: EngineUnitOfWork,
  { object, rows, actor }: ManyToCreate,
): Promise<readonly string[]> {
  if (rows.length === 0) return []
  const policy = engine.policy(object)
  const { command: _, ...transition } = creationOf([...policy.transitions.values()])
  const made = rows.map(row => ({ ...row, id: uow.newId(), state: transition.to }))
  return wholly(uow, async () => {
    for (let start = 0; start < made.length; start += mostAtOnce) {
      const some = made.slice(start, start + mostAtOnce)
      for (const { id, state } of some) {
        await uow.markCreation({
          ...{ object, id, transition: transition.name, from: null, to: state },
          policyVersion: policy.version,
        })
      }
      await uow.insertMany(object as ObjectName, some as never)
    }
    const model = engine.database.model.object(object)
    const wanted = factsOf([transition])
    for (const { id, state, ...input } of made) {
      const request = { object, transition: transition.name, input, actor }
      await act(uow, transition, request, id)
      const subject = subjectOf(model, uow.made(object, id))
      const facts = await engine.subjects.facts(uow.executor, model, id, wanted, uow.now)
      decide(engine, uow, transition, subject, facts, request)
      await actAfter(uow, transition, request, id)
      await finish(engine, uow, policy, transition, id, uow.decidedState(id) ?? state)
    }
    return made.map(({ id }) => id)
  })
}

function creationOf(transitions: readonly MergedTransition[]): MergedTransition {
  const found = transitions.find(({ from }) => from === null)
  if (!found) throw new Error('No transition of the policy makes an object')
  return found
}
