import type { CommandStep, UnitOfWork } from 'plugboard'
import { bill } from '../helpers/billing.ts'
import { expectByPlan } from '../helpers/expect-by-plan.ts'
import {
  dropMilestones,
  planMilestones,
  reachByState,
  reachByTasks,
} from '../helpers/milestones.ts'
import { predictItem } from '../helpers/predict.ts'

/** The plan tells when an item will be done, and its milestones with it. */
export async function planFulfillment(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  await expectByPlan(uow, id)
  await planMilestones(uow, id)
  await reachByState(uow, id, 'inProgress')
  await predictItem(uow, id)
}

export async function endFulfillment(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  // The last of its tasks has completed it, and tells the milestones only afterwards.
  await reachByTasks(uow, id)
  await reachByState(uow, id, 'completed')
  await dropMilestones(uow, id)
  await clearAlerts(uow, id)
  await bill(uow, id)
}

export async function abandonFulfillment(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  await dropMilestones(uow, id)
  await clearAlerts(uow, id)
}

/** A new date may be in danger, or out of it. */
export const lookAhead = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  predictItem(uow, id)

async function clearAlerts(uow: UnitOfWork, item: string): Promise<void> {
  for (const { id, state } of await uow.find('JeopardyAlert', { item })) {
    if (state === 'cleared') continue
    await uow.perform({
      ...{ object: 'JeopardyAlert', id, transition: 'clear', input: {}, as: 'system' },
    })
  }
}
