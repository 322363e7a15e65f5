import type { CommandStep, FieldsOf, UnitOfWork } from 'plugboard'

/** The command of the transition `plan`: what it prepares is the milestone. */
export async function insertMilestone(
  uow: UnitOfWork,
  { id, prepared }: CommandStep,
): Promise<void> {
  await uow.insert('Milestone', prepared as FieldsOf<'Milestone'>, { id, state: 'yetToReach' })
}
