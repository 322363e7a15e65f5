import {
  asogReasons,
  createAcceptanceRule,
  createJeopardyReasons,
  createMilestoneRule,
} from 'plugboard/plugins/fulfillment-status'
import type { TestContext } from 'plugboard/testing'
import { activityShop, diamond } from '../order-activity/activity-shop.ts'

export const milestones = [
  { key: 'orderAccepted', title: 'Order accepted', itemState: 'inProgress' as const },
  { key: 'designComplete', title: 'Design complete', tasks: ['design'] },
  { key: 'focReceived', title: 'Date confirmed', ossStatuses: ['confirmed'] },
  { key: 'installed', title: 'Installed', tasks: ['access', 'equipment', 'activate'] },
  { key: 'customerAccepted', title: 'Accepted', tasks: ['customerAcceptance'] },
  { key: 'closed', title: 'Closed', itemState: 'completed' as const },
]

/** The work of a diamond, and behind it the customer's acceptance; milestones, and silence of two days. */
export async function fulfillmentShop(t: TestContext) {
  const shop = await activityShop(t, [
    ...diamond,
    {
      ...{ key: 'customerAcceptance', title: 'Await acceptance', role: 'orderManager' },
      ...{ duration: 0, dependsOn: ['activate'] },
    },
  ])
  const { app } = shop
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    await createMilestoneRule(uow, { key: 'circuit', itemActions: ['add'], milestones })
    await createAcceptanceRule(uow, {
      ...{ key: 'all', task: 'customerAcceptance', deemedAfterDays: 2 },
    })
    await createJeopardyReasons(uow, asogReasons)
  })
  return shop
}

interface Milestone {
  readonly key: string
  readonly state: string
}

/** The state of each milestone, by key. */
export const milestonesOf = (order: { milestones: readonly Milestone[] }) =>
  Object.fromEntries(order.milestones.map(({ key, state }) => [key, state]))
