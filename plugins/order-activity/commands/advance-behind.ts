import { advanceItem } from '../helpers/advance-item.ts'
import type { TaskWork } from '../policies/order-task.ts'

/** Lets what waited for the task go on; a task that undoes another one says so. */
export const advanceBehind: TaskWork = async (uow, { id, transition }) => {
  const { item, compensates } = await uow.load('OrderTask', id, { lock: false })
  if (compensates && transition === 'complete') {
    await uow.perform({ object: 'OrderTask', id: compensates, transition: 'undo', as: 'system' })
  }
  await advanceItem(uow, item)
}
