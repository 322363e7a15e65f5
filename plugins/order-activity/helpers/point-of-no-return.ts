import type { Money, RecordOf, UnitOfWork } from 'plugboard'
import { isPlanned } from './task-states.ts'

type Task = RecordOf<'OrderTask'>

const rank = { none: 0, soft: 1, hard: 2 } as const

/** Notes at the item that a started task is a point of no return; a harder one is never softened. */
export async function reachPoint(uow: UnitOfWork, { item, pointOfNoReturn }: Task): Promise<void> {
  if (pointOfNoReturn === 'none') return
  const { activity } = await uow.load('OrderItem', item, { parts: ['activity'], lock: false })
  if (rank[pointOfNoReturn] <= rank[activity?.pointOfNoReturn ?? 'none']) return
  await uow.setPart('OrderItem', item, 'activity', {
    planRevision: activity?.planRevision ?? 1,
    pointOfNoReturn,
    pointOfNoReturnAt: uow.now,
  })
}

/**
 * What changing an item costs beyond the soft points that it has passed: the penalties of the tasks that
 * were started, by currency.
 */
export function penaltiesOf(tasks: readonly Task[]): Money[] {
  const sums = new Map<string, number>()
  for (const { penalty, startedAt, pointOfNoReturn, ...task } of tasks) {
    if (pointOfNoReturn !== 'soft' || !penalty || !startedAt || !isPlanned(task)) continue
    sums.set(penalty.currency, (sums.get(penalty.currency) ?? 0) + penalty.amount)
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }))
}
