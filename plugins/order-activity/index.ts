import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { cancellationRequest } from './objects/cancellation-request.ts'
import { decompositionRule } from './objects/decomposition-rule.ts'
import { orderCharge } from './objects/order-charge.ts'
import { orderTask } from './objects/order-task.ts'
import { supplement } from './objects/supplement.ts'
import { orderItemActivity } from './parts/order-item-activity.ts'
import { cancellationRequestPolicy } from './policies/cancellation-request.ts'
import { orderChanges } from './policies/order.ts'
import { orderChargePolicy } from './policies/order-charge.ts'
import { orderItemChanges } from './policies/order-item.ts'
import { orderTaskPolicy } from './policies/order-task.ts'
import { supplementPolicy } from './policies/supplement.ts'
import { workRoles } from './policies/work-roles.ts'
import { routes } from './routes.ts'
import { cancellationAssessment, chargeResponseDays, supplementAssessment } from './settings.ts'

export {
  createDecompositionRule,
  type NewDecompositionRule,
} from './helpers/decomposition-rules.ts'
export { letItemGoOn } from './helpers/let-item-go-on.ts'
export { criticalPath, type Schedulable, type Scheduled, schedule } from './helpers/schedule.ts'
export { isOver, isPlanned } from './helpers/task-states.ts'
export type { TaskTemplate } from './objects/task-template.ts'
export {
  cancellationAssessment,
  cancellationRequest,
  chargeResponseDays,
  decompositionRule,
  orderCharge,
  orderItemActivity,
  orderTask,
  supplement,
  supplementAssessment,
}

const seen = ['OrderTask', 'OrderCharge', 'CancellationRequest', 'Supplement']
const reads = seen.map(subject => ({ action: 'read', subject }))
const asks = ['CancellationRequest', 'Supplement'].map(subject => ({ action: 'create', subject }))

/** How the work on an order is planned, done, changed in flight, and undone. */
export default definePlugin({
  name: 'order-activity',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'telecom-order': '^0.1.0' },
  title: 'Order activity',
  objects: [decompositionRule, orderTask, orderCharge, cancellationRequest, supplement],
  parts: [orderItemActivity],
  policies: {
    Order: orderChanges,
    OrderItem: orderItemChanges,
    OrderTask: orderTaskPolicy,
    OrderCharge: orderChargePolicy,
    CancellationRequest: cancellationRequestPolicy,
    Supplement: supplementPolicy,
  },
  roles: workRoles,
  grants: {
    viewer: reads,
    buyer: [...reads, ...asks],
    accountAdministrator: [...reads, ...asks],
    salesAgent: asks,
    orderManager: [...asks, { action: 'create', subject: 'OrderCharge' }],
  },
  settings: [cancellationAssessment, supplementAssessment, chargeResponseDays],
  events,
  routes,
  errors,
  migrations,
})
