import type { CommandStep, UnitOfWork } from 'plugboard'
import type { HeardFields } from '../helpers/merge-news.ts'
import { reportStatus } from '../helpers/report-status.ts'

/** Writes down what was heard, and tells of it. */
export async function takeNewsCommand(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly heard: HeardFields }>,
): Promise<void> {
  const ossOrder = await uow.load('OssOrder', id)
  Object.assign(ossOrder, input.heard, { observedAt: uow.now, nextAttemptAt: undefined })
  await reportStatus(uow, ossOrder)
}
