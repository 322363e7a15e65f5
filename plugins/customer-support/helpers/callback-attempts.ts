import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** Keeps how an attempt went, with the agent's note, and counts it. */
export async function recordAttempt(
  uow: UnitOfWork,
  callback: RecordOf<'CallbackRequest'>,
  { outcome, note }: Pick<FieldsOf<'CallbackAttempt'>, 'outcome' | 'note'>,
): Promise<void> {
  callback.attemptCount += 1
  await uow.insert('CallbackAttempt', {
    callback: callback.id,
    at: uow.now,
    outcome,
    ...(uow.actor.id === null ? {} : { by: uow.actor.id }),
    ...(note === undefined ? {} : { note }),
  })
}
