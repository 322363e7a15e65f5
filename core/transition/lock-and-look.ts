import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import { isPlugboardError } from '../errors.ts'
import type { ObjectModel } from '../schema/model.ts'
import type { Engine } from './engine.ts'
import { factsOf } from './evaluate.ts'
import type { TransitionRequest } from './perform-transition.ts'
import type { MergedTransition } from './policy.ts'
import type { LockedSubject } from './subject.ts'

/**
 * Locks the subject and reads the facts, mostly with one statement. Rules that guard a shared quantity
 * have its rows locked in between, so that their facts are read when nobody else changes them.
 */
export async function lockAndLook(
  engine: Engine,
  uow: EngineUnitOfWork,
  transition: MergedTransition,
  { object: name, id = '', actor = uow.actor }: TransitionRequest,
): Promise<Omit<LockedSubject, 'row'> & Partial<Pick<LockedSubject, 'row'>>> {
  const object = engine.database.model.object(name)
  const { subjects } = engine
  const wanted = factsOf([transition])
  await lockParent(engine, uow, object, id)
  if (transition.rules.every(({ value }) => (value.locks ?? []).length === 0)) {
    return subjects.lockWithFacts(uow.executor, actor, object, id, wanted, uow.now)
  }
  const subject = await subjects.lock(uow.executor, actor, object, id)
  await lockWhatRulesName(engine, uow, transition, name, id)
  return { subject, facts: await subjects.facts(uow.executor, object, id, wanted, uow.now) }
}

/**
 * Locks what an object lies within before the object itself is: the root first. What a transition of a
 * leaf tells its root, and one of the root its leaves, would else wait for each other.
 */
async function lockParent(
  { database, subjects }: Engine,
  uow: EngineUnitOfWork,
  object: ObjectModel,
  id: string,
): Promise<void> {
  const { within } = object
  if (!within) return
  const known = uow.held.known(object.name, id) ?? uow.made(object.name, id)
  const parent = known?.[within.field]
  if (typeof parent === 'string' && uow.held.isLocked(within.object, parent)) return
  const target = database.model.object(within.object)
  const locked = await subjects.lockRelated(uow.executor, object, within.field, target, id)
  for (const one of locked) uow.held.lock(within.object, one)
}

/**
 * Locks what a new object is to lie within, before it is there: two that are made at once would else both
 * find that they are the only one. Whether it is there, and the actor's to see, is found when it is made.
 */
export async function lockParentOfNew(
  { database, subjects }: Engine,
  uow: EngineUnitOfWork,
  { within }: ObjectModel,
  input: unknown,
): Promise<void> {
  const parent = within && (input as Readonly<Record<string, unknown>> | undefined)?.[within.field]
  if (!within || typeof parent !== 'string' || uow.held.isLocked(within.object, parent)) return
  try {
    const target = database.model.object(within.object)
    await subjects.lock(uow.executor, uow.actor, target, parent)
    uow.held.lock(within.object, parent)
  } catch (error) {
    if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
  }
}

async function lockWhatRulesName(
  engine: Engine,
  uow: EngineUnitOfWork,
  transition: MergedTransition,
  name: string,
  id: string,
): Promise<void> {
  const { model } = engine.database
  const locks = transition.rules.flatMap(({ value }) => value.locks ?? [])
  for (const lock of locks.toSorted((a, b) => (a.object < b.object ? -1 : 1))) {
    const target = model.object(lock.object)
    await engine.subjects.lockRelated(uow.executor, model.object(name), lock.by, target, id)
  }
}
