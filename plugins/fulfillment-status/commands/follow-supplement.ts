import type { CommandStep, UnitOfWork } from 'plugboard'
import { hasEnded } from 'plugboard/plugins/telecom-order'
import { planMilestones } from '../helpers/milestones.ts'
import { predictItem } from '../helpers/predict.ts'

/** Plans the milestones of the order anew, and looks ahead. */
export async function followSupplement(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { order } = await uow.load('Supplement', id, { lock: false })
  for (const item of await uow.find('OrderItem', { order })) {
    if (hasEnded(item.state) || item.state === 'acknowledged') continue
    await planMilestones(uow, item.id)
    await predictItem(uow, item.id)
  }
}
