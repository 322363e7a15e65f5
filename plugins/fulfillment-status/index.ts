import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { acceptanceRule } from './objects/acceptance-rule.ts'
import { customerAcceptance } from './objects/customer-acceptance.ts'
import { customerHold } from './objects/customer-hold.ts'
import { jeopardyAlert } from './objects/jeopardy-alert.ts'
import { jeopardyReason } from './objects/jeopardy-reason.ts'
import { milestone } from './objects/milestone.ts'
import { milestoneRule } from './objects/milestone-rule.ts'
import { orderItemFulfillment } from './parts/order-item-fulfillment.ts'
import { customerAcceptancePolicy } from './policies/customer-acceptance.ts'
import { customerHoldPolicy } from './policies/customer-hold.ts'
import { jeopardyAlertPolicy } from './policies/jeopardy-alert.ts'
import { milestonePolicy } from './policies/milestone.ts'
import { orderItemChanges } from './policies/order-item.ts'
import { orderTaskChanges } from './policies/order-task.ts'
import { supplementChanges } from './policies/supplement.ts'
import { workers } from './policies/workers.ts'
import { routes } from './routes.ts'
import { warningShare } from './settings.ts'
import { followOss } from './subscribers/follow-oss.ts'

export {
  asogReasons,
  createAcceptanceRule,
  createJeopardyReasons,
  createMilestoneRule,
} from './helpers/fulfillment-data.ts'
export {
  acceptanceRule,
  customerAcceptance,
  customerHold,
  jeopardyAlert,
  jeopardyReason,
  milestone,
  milestoneRule,
  orderItemFulfillment,
  warningShare,
}

const seen = ['Milestone', 'JeopardyAlert', 'CustomerHold', 'CustomerAcceptance', 'JeopardyReason']
const reads = seen.map(subject => ({ action: 'read', subject }))
const raises = ['JeopardyAlert', 'CustomerHold'].map(subject => ({ action: 'create', subject }))
const staff = workers.filter(role => role !== 'system' && role !== 'administrator')

/** Where an order is, what comes next and when, and who has it. */
export default definePlugin({
  name: 'fulfillment-status',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'telecom-order': '^0.1.0', 'order-activity': '^0.1.0' },
  title: 'Fulfilment status',
  objects: [
    ...[milestoneRule, milestone, jeopardyReason, jeopardyAlert],
    ...[customerHold, acceptanceRule, customerAcceptance],
  ],
  parts: [orderItemFulfillment],
  policies: {
    Milestone: milestonePolicy,
    JeopardyAlert: jeopardyAlertPolicy,
    CustomerHold: customerHoldPolicy,
    CustomerAcceptance: customerAcceptancePolicy,
    OrderItem: orderItemChanges,
    OrderTask: orderTaskChanges,
    Supplement: supplementChanges,
  },
  grants: {
    viewer: reads,
    buyer: reads,
    accountAdministrator: reads,
    ...Object.fromEntries(staff.map(role => [role, raises])),
  },
  settings: [warningShare],
  events,
  subscribers: [followOss],
  routes,
  errors,
  migrations,
})
