import type { RecordOf, UnitOfWork } from 'plugboard'
import { type Decomposable, decompose, type PlannedTask } from './decompose.ts'
import { plannedTimes } from './planned-times.ts'
import { createTask } from './task-factory.ts'

type Item = RecordOf<'OrderItem', 'telecom' | 'activity'>
type Task = RecordOf<'OrderTask'>

/** The tasks that an item takes as it is now. */
export async function tasksFor(uow: UnitOfWork, item: Item): Promise<PlannedTask[]> {
  const own = await uow.find('DecompositionRule', { offering: item.offering })
  const common = await uow.find('DecompositionRule', { offering: null as never })
  return decompose([...own, ...common], decomposable(item), uow.now)
}

function decomposable({ offering, quantity, characteristics, telecom }: Item): Decomposable {
  const { action, siteA, siteZ } = telecom
  return { offering, quantity, characteristics, action, siteA, siteZ }
}

/**
 * Makes the tasks of a plan that are not there yet. Those that stay are found by their keys, so that new
 * ones wait for them.
 *
 * @param staying tasks of an earlier plan that still hold
 * @param undoing what a new task waits for besides: the compensation of what had its key before
 * @example await addTasks(uow, item, await tasksFor(uow, item), [])
 */
export async function addTasks(
  uow: UnitOfWork,
  item: Item,
  planned: readonly PlannedTask[],
  staying: readonly Task[],
  undoing: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const idOf = new Map(staying.map(({ key, id }) => [key, id]))
  const added = planned.filter(({ key }) => !idOf.has(key))
  for (const { key } of added) idOf.set(key, uow.newId())
  const behind = ({ key, dependsOn = [] }: PlannedTask) => [
    ...dependsOn.flatMap(other => idOf.get(other) ?? []),
    ...(undoing.has(key) ? [undoing.get(key) as string] : []),
  ]
  const times = await plannedTimes(uow, [
    ...staying,
    ...added.map(task => ({
      ...{ id: idOf.get(task.key) as string, dependsOn: behind(task), duration: task.duration },
    })),
  ])
  for (const task of added) {
    const id = idOf.get(task.key) as string
    const { key, title, role, duration, inputs } = task
    await createTask(
      uow,
      {
        ...{ order: item.order, item: item.id, key, title, role, duration, inputs, kind: 'work' },
        channel: task.channel ?? 'manual',
        dependsOn: behind(task),
        ...(times.get(id) ?? { plannedStart: uow.now, dueAt: uow.now }),
        pointOfNoReturn: task.pointOfNoReturn ?? 'none',
        ...(task.penalty ? { penalty: task.penalty } : {}),
        ...(task.compensation ? { compensation: task.compensation } : {}),
        revision: item.activity?.planRevision ?? 1,
      },
      id,
    )
  }
  return idOf
}
