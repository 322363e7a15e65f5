import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { changeFeeSchedule } from './objects/change-fee-schedule.ts'
import { mcdRequest } from './objects/mcd-request.ts'
import { ossStatusSnapshot } from './objects/oss-status-snapshot.ts'
import { terminationSchedule } from './objects/termination-schedule.ts'
import { orderItemMcd } from './parts/order-item-mcd.ts'
import { orderMcd } from './parts/order-mcd.ts'
import { mcdRequestPolicy } from './policies/mcd-request.ts'
import { orderChanges } from './policies/order.ts'
import { orderItemChanges } from './policies/order-item.ts'
import { ossStatusSnapshotPolicy } from './policies/oss-status-snapshot.ts'
import { routes } from './routes.ts'
import { noticeDays, staleAfterHours } from './settings.ts'
import { keepOssStatus } from './subscribers/keep-oss-status.ts'

export { createChangeFeeSchedule, createTerminationSchedule } from './helpers/mcd-factory.ts'
export { recordSnapshot } from './helpers/oss-summary.ts'
export { type RequestCharges, requestCharges } from './helpers/request-charges.ts'
export {
  changeFeeSchedule,
  mcdRequest,
  noticeDays,
  orderItemMcd,
  orderMcd,
  ossStatusSnapshot,
  staleAfterHours,
  terminationSchedule,
}

const shared = ['OssStatusSnapshot', 'TerminationSchedule', 'ChangeFeeSchedule'].map(subject => ({
  ...{ action: 'read', subject },
}))
const reads = [...shared, { action: 'read', subject: 'McdRequest' }]
const asks = [...shared, { action: ['read', 'create'], subject: 'McdRequest' }]

/** Moves, changes and disconnects of what is installed, and what the OSS says of orders. */
export default definePlugin({
  name: 'mcd',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'service-site': '^0.1.0', 'telecom-order': '^0.1.0', 'product-inventory': '^0.1.0' },
  title: 'Moves, changes and disconnects',
  objects: [mcdRequest, terminationSchedule, changeFeeSchedule, ossStatusSnapshot],
  parts: [orderMcd, orderItemMcd],
  policies: {
    McdRequest: mcdRequestPolicy,
    OssStatusSnapshot: ossStatusSnapshotPolicy,
    Order: orderChanges,
    OrderItem: orderItemChanges,
  },
  permissions: [{ name: 'ossStatus', title: 'What an OSS says of orders' }],
  roles: [
    {
      ...{ name: 'systemIntegrator', title: 'System of the carrier', scope: 'system' },
      audience: 'agent',
      grants: [
        { action: 'report', subject: 'ossStatus' },
        ...['Order', 'OrderItem', 'OssStatusSnapshot'].map(subject => ({
          action: 'read',
          subject,
        })),
      ],
    },
  ],
  grants: { viewer: reads, buyer: asks, accountAdministrator: asks },
  settings: [noticeDays, staleAfterHours],
  events,
  subscribers: [keepOssStatus],
  routes,
  errors,
  migrations,
})
