import type { CommandStep, UnitOfWork } from 'plugboard'
import { closeAcceptance, openAcceptance } from '../helpers/acceptance.ts'
import { reachByTasks } from '../helpers/milestones.ts'
import { predictItem } from '../helpers/predict.ts'

/** What a task's progress means for its item. */
export async function followTask(uow: UnitOfWork, { id, transition }: CommandStep): Promise<void> {
  const { item } = await uow.load('OrderTask', id, { lock: false })
  const isDone = transition === 'complete' || transition === 'skip'
  if (isDone) await closeAcceptance(uow, id)
  if (isDone) await reachByTasks(uow, item)
  await predictItem(uow, item)
}

/** A task that waits for the customer's acceptance asks for it when it can be done. */
export const askForAcceptance = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  openAcceptance(uow, id)

export const dropAcceptance = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  closeAcceptance(uow, id)
