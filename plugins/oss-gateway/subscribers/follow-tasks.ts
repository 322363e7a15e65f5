import type { Subscriber } from 'plugboard'
import { beginTask, endTask } from '../helpers/order-tasks.ts'
import type { Options } from '../options.ts'

const begin: Subscriber<Options> = {
  name: 'beginTask',
  event: 'orderTaskReady',
  concurrency: 4,
  handle: ({ subjectId }, { options, transact }) =>
    transact(uow => beginTask(uow, subjectId, options)),
}

const end = (name: string, event: string): Subscriber<Options> => ({
  name,
  event,
  concurrency: 4,
  handle: ({ subjectId }, { options, transact }) =>
    transact(uow => endTask(uow, subjectId, options)),
})

/** Service orders follow the tasks that they are for. */
export const followTasks = [
  begin,
  end('dropCancelledTask', 'orderTaskCancelled'),
  end('dropSkippedTask', 'orderTaskSkipped'),
  end('dropCompletedTask', 'orderTaskCompleted'),
]
