import type { RecordOf, UnitOfWork } from 'plugboard'
import { isOver, isPlanned } from 'plugboard/plugins/order-activity'
import type { MilestoneTemplate } from '../objects/milestone-rule.ts'

type Item = RecordOf<'OrderItem', 'telecom'>

/**
 * Plans the milestones of an item whose tasks are planned: each for the moment at which the last of its tasks
 * is due. Those that are there already only get their new moments.
 *
 * @example await planMilestones(uow, item.id)
 */
export async function planMilestones(uow: UnitOfWork, id: string): Promise<void> {
  const item = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
  const known = await uow.find('Milestone', { item: id })
  const due = await dueTimes(uow, id)
  for (const [sequence, template] of (await templatesFor(uow, item)).entries()) {
    const plannedAt = plannedFor(template, due, item)
    const milestone = known.find(({ key }) => key === template.key)
    if (milestone) {
      if (milestone.state === 'yetToReach') await move(uow, milestone, plannedAt)
      continue
    }
    const { key, title, tasks = [], ossStatuses = [], itemState } = template
    await uow.perform({
      ...{ object: 'Milestone', transition: 'plan', as: 'system' },
      prepared: {
        ...{ order: item.order, item: id, key, title, sequence, tasks, ossStatuses },
        ...(itemState === undefined ? {} : { itemState }),
        ...(plannedAt === undefined ? {} : { plannedAt }),
      },
    })
  }
}

/** Its own timer follows the new moment. */
async function move(
  uow: UnitOfWork,
  milestone: RecordOf<'Milestone'>,
  plannedAt: string | undefined,
): Promise<void> {
  if (plannedAt === undefined || milestone.plannedAt === plannedAt) return
  milestone.plannedAt = plannedAt
  await uow.perform({
    ...{ object: 'Milestone', id: milestone.id, transition: 'move', as: 'system' },
  })
}

async function templatesFor(uow: UnitOfWork, item: Item): Promise<MilestoneTemplate[]> {
  const own = await uow.find('MilestoneRule', { offering: item.offering })
  const common = await uow.find('MilestoneRule', { offering: null as never })
  const byKey = new Map<string, MilestoneTemplate>()
  for (const { itemActions, milestones } of [...own, ...common]) {
    if (!(itemActions as readonly string[]).includes(item.telecom.action)) continue
    for (const one of milestones) if (!byKey.has(one.key)) byKey.set(one.key, one)
  }
  return [...byKey.values()]
}

async function dueTimes(uow: UnitOfWork, item: string): Promise<ReadonlyMap<string, string>> {
  const tasks = (await uow.find('OrderTask', { item })).filter(
    task => task.kind === 'work' && isPlanned(task),
  )
  return new Map(tasks.map(({ key, dueAt }) => [key, dueAt]))
}

function plannedFor(
  { tasks = [], itemState }: MilestoneTemplate,
  due: ReadonlyMap<string, string>,
  { telecom }: Item,
): string | undefined {
  const times = tasks.flatMap(key => due.get(key) ?? [])
  if (times.length > 0) return times.sort().at(-1)
  const date = itemState === 'completed' ? telecom.expectedCompletionDate : undefined
  return date ? `${date}T23:59:59.000Z` : undefined
}

const open = ['yetToReach', 'violated']

/** Reaches the milestones of an item whose tasks are all done. */
export async function reachByTasks(uow: UnitOfWork, item: string): Promise<void> {
  const tasks = (await uow.find('OrderTask', { item })).filter(
    task => task.kind === 'work' && isPlanned(task),
  )
  const openKeys = new Set(tasks.filter(task => !isOver(task)).map(({ key }) => key))
  const planned = new Set(tasks.map(({ key }) => key))
  await reach(uow, item, 'task', ({ tasks: keys }) => {
    const own = keys.filter(key => planned.has(key))
    return own.length > 0 && !own.some(key => openKeys.has(key))
  })
}

/** Reaches the milestones that an item reaches by its state. */
export const reachByState = (uow: UnitOfWork, item: string, state: string): Promise<void> =>
  reach(uow, item, 'item', ({ itemState }) => itemState === state)

/** Reaches the milestones that a report of the OSS stands for. */
export const reachByOss = (uow: UnitOfWork, item: string, status: string): Promise<void> =>
  reach(uow, item, 'oss', ({ ossStatuses }) => ossStatuses.includes(status))

async function reach(
  uow: UnitOfWork,
  item: string,
  by: string,
  isReached: (milestone: RecordOf<'Milestone'>) => boolean,
): Promise<void> {
  for (const milestone of await uow.find('Milestone', { item })) {
    if (!open.includes(milestone.state) || !isReached(milestone)) continue
    milestone.reachedBy = by
    await uow.perform({
      ...{ object: 'Milestone', id: milestone.id, transition: 'reach', as: 'system' },
      input: {},
    })
  }
}

/** What an item that ended otherwise does not reach any more. */
export async function dropMilestones(uow: UnitOfWork, item: string): Promise<void> {
  for (const { id, state } of await uow.find('Milestone', { item })) {
    if (!open.includes(state)) continue
    await uow.perform({ object: 'Milestone', id, transition: 'drop', as: 'system' })
  }
}
