import type { RecordOf, UnitOfWork } from 'plugboard'
import { plannedTimes } from './planned-times.ts'
import { createTask } from './task-factory.ts'
import { isOver } from './task-states.ts'

type Task = RecordOf<'OrderTask'>

/**
 * Takes tasks out of the plan of an item: what is open is cancelled, what was completed is undone, the last
 * first, one after the other. What has nothing to undo it stays as it was done.
 *
 * @param tasks of one item
 * @param revision the plan's version that the compensations belong to
 * @returns the compensations, by the key of what they undo
 * @example await takeBack(uow, await uow.find('OrderTask', { item }), 2)
 */
export async function takeBack(
  uow: UnitOfWork,
  tasks: readonly Task[],
  revision: number,
): Promise<ReadonlyMap<string, string>> {
  for (const task of tasks) {
    if (isOver(task) || task.kind === 'compensation') continue
    await uow.perform({ object: 'OrderTask', id: task.id, transition: 'cancel', as: 'system' })
  }
  const done = tasks.filter(
    ({ state, kind, compensation }) => state === 'completed' && kind === 'work' && compensation,
  )
  const backwards = done.toSorted(later)
  const ids = backwards.map(() => uow.newId())
  const times = await plannedTimes(
    uow,
    backwards.map(({ compensation }, index) => ({
      ...{ id: ids[index] as string, dependsOn: ids.slice(Math.max(0, index - 1), index) },
      duration: compensation?.duration ?? 0,
    })),
  )
  for (const [index, task] of backwards.entries()) {
    const id = ids[index] as string
    const { title, role, duration, channel } = task.compensation as NonNullable<
      Task['compensation']
    >
    await createTask(
      uow,
      {
        ...{ order: task.order, item: task.item, kind: 'compensation', compensates: task.id },
        ...{ title, role, duration, channel: channel ?? 'manual', key: task.key, revision },
        dependsOn: ids.slice(Math.max(0, index - 1), index),
        ...(times.get(id) ?? { plannedStart: uow.now, dueAt: uow.now }),
        ...{ pointOfNoReturn: 'none', inputs: task.inputs },
      },
      id,
    )
  }
  return new Map(backwards.map(({ key }, index) => [key, ids[index] as string]))
}

/**
 * Which of two tasks was done later. What waits for another one ends no earlier and was planned behind it,
 * and ids rise with time.
 */
function later(one: Task, other: Task): number {
  const place = ({ endedAt = '', id }: Task) => `${endedAt} ${id}`
  return place(one) < place(other) ? 1 : -1
}
