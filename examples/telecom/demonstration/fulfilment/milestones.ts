import type { UnitOfWork } from 'plugboard'
import {
  asogReasons,
  createAcceptanceRule,
  createJeopardyReasons,
  createMilestoneRule,
} from 'plugboard/plugins/fulfillment-status'

const newService = [
  { key: 'orderAccepted', title: 'Order accepted', itemState: 'inProgress' as const },
  { key: 'siteSurveyComplete', title: 'Site surveyed', tasks: ['survey'] },
  { key: 'designComplete', title: 'Design complete', tasks: ['design'] },
  { key: 'accessOrdered', title: 'Access line ordered', tasks: ['access'] },
  { key: 'focReceived', title: 'Date confirmed', ossStatuses: ['confirmed'] },
  { key: 'circuitIdAssigned', title: 'Circuit id assigned', tasks: ['circuitId'] },
  { key: 'equipmentShipped', title: 'Equipment shipped', tasks: ['equipment'] },
  { key: 'accessInstalled', title: 'Installed', tasks: ['install'] },
  { key: 'testAndTurnUp', title: 'Tested and turned up', tasks: ['testAndTurnUp'] },
  { key: 'customerAccepted', title: 'Accepted by you', tasks: ['customerAcceptance'] },
  { key: 'closed', title: 'Closed', itemState: 'completed' as const },
]

const change = [
  { key: 'orderAccepted', title: 'Order accepted', itemState: 'inProgress' as const },
  { key: 'designComplete', title: 'Design complete', tasks: ['design'] },
  { key: 'closed', title: 'Closed', itemState: 'completed' as const },
]

/** What an order reaches on its way, when silence is an acceptance, and why dates are missed. */
export async function createMilestones(uow: UnitOfWork): Promise<void> {
  await createMilestoneRule(uow, {
    ...{ key: 'new-service', itemActions: ['add'], milestones: newService },
  })
  await createMilestoneRule(uow, {
    ...{ key: 'change', itemActions: ['modify', 'delete'], milestones: change },
  })
  await createAcceptanceRule(uow, {
    ...{ key: 'all', task: 'customerAcceptance', deemedAfterDays: 5 },
  })
  await createJeopardyReasons(uow, asogReasons)
}
