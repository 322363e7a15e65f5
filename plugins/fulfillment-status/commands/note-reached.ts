import type { CommandStep, UnitOfWork } from 'plugboard'

/** Notes when a milestone was reached, and what told so. */
export async function noteReached(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reachedBy?: string }>,
): Promise<void> {
  const milestone = await uow.load('Milestone', id)
  milestone.reachedAt = uow.now
  milestone.reachedBy = input.reachedBy ?? milestone.reachedBy ?? uow.actor.name
}
