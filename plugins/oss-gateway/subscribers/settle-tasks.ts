import {
  isPlugboardError,
  type PlugboardError,
  type Subscriber,
  type SubscriberContext,
} from 'plugboard'
import { rejectCompletion, settleTask } from '../helpers/order-tasks.ts'
import type { Options } from '../options.ts'

/**
 * A task follows its service order. Where the OSS is done and the item may not be, such as one without a
 * registered location, the task goes into fallout with that reason: people see to it, and try it again.
 */
async function settle(
  id: string,
  { options, transact }: SubscriberContext<Options>,
): Promise<void> {
  try {
    await transact(uow => settleTask(uow, id, options))
  } catch (error) {
    if (!isPlugboardError(error) || !isRefusal(error)) throw error
    const problem = { code: error.code, reason: error.message }
    await transact(uow => rejectCompletion(uow, id, problem))
  }
}

/** A rule that says no says it the next time as well. */
function isRefusal({ status, code }: PlugboardError): boolean {
  return (status === 409 || status === 422) && code !== 'CONCURRENT_UPDATE'
}

const settles = (name: string, event: string): Subscriber<Options> => ({
  name,
  event,
  concurrency: 4,
  handle: ({ subjectId }, context) => settle(subjectId, context),
})

/** Tasks follow their service orders. */
export const settleTasks = [
  settles('settleTask', 'ossStatusReported'),
  settles('failTask', 'ossOrderUndelivered'),
]
