import type { RecordOf, UnitOfWork } from 'plugboard'
import { takeBack } from './compensate.ts'
import type { PlannedTask } from './decompose.ts'
import { addTasks, tasksFor } from './plan-item.ts'
import { isOver, isPlanned } from './task-states.ts'

type Task = RecordOf<'OrderTask'>

/** What became of a task when its item was planned anew. */
export interface Comparison {
  readonly item: string
  readonly task: string
  readonly outcome: 'kept' | 'redone' | 'undone' | 'added'
}

/**
 * Plans an item anew that was changed: what is made for the same stays as it is, done or not; what is not
 * wanted any more is dropped or undone; what is made for something else is undone and done again.
 *
 * @example const comparison = await replanItem(uow, item.id)
 */
export async function replanItem(uow: UnitOfWork, id: string): Promise<Comparison[]> {
  const item = await uow.load('OrderItem', id, { parts: ['telecom', 'activity'], lock: false })
  const wanted = await tasksFor(uow, item)
  const tasks = (await uow.find('OrderTask', { item: id })).filter(
    task => task.kind === 'work' && isPlanned(task),
  )
  const kept = tasks.filter(task => wanted.some(planned => isSame(task, planned)))
  const gone = tasks.filter(task => !kept.includes(task))
  const added = wanted.filter(({ key }) => !kept.some(task => task.key === key))
  if (gone.length === 0 && added.length === 0) return kept.map(task => outcome(id, task, 'kept'))

  const planRevision = (item.activity?.planRevision ?? 0) + 1
  const point = item.activity?.pointOfNoReturn ?? 'none'
  await uow.setPart('OrderItem', id, 'activity', { planRevision, pointOfNoReturn: point })
  const undoing = await takeBack(uow, gone, planRevision)
  const revised = await uow.load('OrderItem', id, { parts: ['telecom', 'activity'], lock: false })
  const idOf = await addTasks(uow, revised, wanted, kept, undoing)
  waitForNew(kept, gone, idOf)
  return [
    ...kept.map(task => outcome(id, task, 'kept')),
    ...gone.map(task => outcome(id, task, idOf.has(task.key) ? 'redone' : 'undone')),
    ...added
      .filter(({ key }) => !gone.some(task => task.key === key))
      .map(task => outcome(id, task, 'added')),
  ]
}

/** What stays and is still to come waits for the new tasks in the place of the old ones. */
function waitForNew(
  kept: readonly Task[],
  gone: readonly Task[],
  idOf: ReadonlyMap<string, string>,
): void {
  const newId = new Map(gone.map(({ id, key }) => [id, idOf.get(key)]))
  for (const task of kept) {
    if (isOver(task)) continue
    task.dependsOn = task.dependsOn.map(other => newId.get(other) ?? other)
  }
}

function isSame(task: Task, { key, inputs }: PlannedTask): boolean {
  return task.key === key && JSON.stringify(sorted(task.inputs)) === JSON.stringify(sorted(inputs))
}

/** jsonb has an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([name, inner]) => [name, sorted(inner)])
}

function outcome(item: string, { key }: { key: string }, what: Comparison['outcome']): Comparison {
  return { item, task: key, outcome: what }
}
