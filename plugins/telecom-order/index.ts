import { definePlugin } from 'plugboard'
import { orderDisplay } from './displays/order.ts'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { orderItemTelecom } from './parts/order-item-telecom.ts'
import { orderTelecom } from './parts/order-telecom.ts'
import { orderChanges } from './policies/order.ts'
import { purchaseOrderRequired } from './settings.ts'

export { orderItemTelecom, orderTelecom, purchaseOrderRequired }

/** What makes an order one for telecommunications services. */
export default definePlugin({
  name: 'telecom-order',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Telecom orders',
  parts: [orderTelecom, orderItemTelecom],
  policies: { Order: orderChanges },
  displays: { Order: orderDisplay },
  settings: [purchaseOrderRequired],
  errors,
  migrations,
})
