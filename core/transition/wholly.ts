import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import { PlugboardError } from '../errors.ts'
import type { MergedTransition } from './policy.ts'
import type { SubjectRow } from './subject.ts'

/** Half a transition is none: who catches its error, as a command of another one might, saves nothing. */
export async function wholly<Result>(
  uow: EngineUnitOfWork,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    uow.doom(error)
    throw error
  }
}

/** What led elsewhere meanwhile would be written over, and a final state left again. */
export function assertNotOvertaken(
  uow: EngineUnitOfWork,
  { object, name }: MergedTransition,
  { id, state }: SubjectRow,
): void {
  const decided = uow.decidedState(id)
  if (decided === undefined || decided === state) return
  throw new PlugboardError('TRANSITION_OVERTAKEN', {
    detail: `What "${name}" of ${object} does led the same object from "${state}" to "${decided}"`,
    remedy: 'Perform the other transition afterwards, by a subscriber, or lead this one elsewhere',
  })
}
