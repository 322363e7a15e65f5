import type { UnitOfWork } from 'plugboard'
import { isPlanned } from 'plugboard/plugins/order-activity'
import { expectOrder } from 'plugboard/plugins/telecom-order'

/**
 * The first date that a customer is told: the one that was asked for, unless the plan ends later. What is told
 * afterwards changes for a reason only.
 */
export async function expectByPlan(uow: UnitOfWork, id: string): Promise<void> {
  const tasks = (await uow.find('OrderTask', { item: id })).filter(isPlanned)
  if (tasks.length === 0) return
  const item = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
  const order = await uow.load('Order', item.order, { parts: ['telecom'] })
  const wanted = item.telecom.requestedCompletionDate ?? order.telecom?.requestedCompletionDate
  const planned = tasks.map(({ dueAt }) => dueAt.slice(0, 10))
  item.telecom.expectedCompletionDate = [...planned, ...(wanted ? [wanted] : [])]
    .sort()
    .at(-1) as string
  await expectOrder(uow, item.order)
}
