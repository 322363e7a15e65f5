import { definePlugin } from 'plugboard'
import { orderDisplay } from './displays/order.ts'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { offeringRequirement } from './objects/offering-requirement.ts'
import { orderDocument } from './objects/order-document.ts'
import { orderNote } from './objects/order-note.ts'
import { orderRelationship } from './objects/order-relationship.ts'
import { orderItemTelecom } from './parts/order-item-telecom.ts'
import { orderTelecom } from './parts/order-telecom.ts'
import { orderChanges } from './policies/order.ts'
import { orderItemChanges } from './policies/order-item.ts'
import { purchaseOrderRequired } from './settings.ts'

export { expectOrder } from './helpers/expected-dates.ts'
export { followItems } from './helpers/follow-items.ts'
export { createRequirement, type NewRequirement } from './helpers/offering-requirements.ts'
export { createNote } from './helpers/order-notes.ts'
export { hasEnded } from './helpers/order-state.ts'
export { waitsForOthers } from './helpers/waits-for-others.ts'
export {
  offeringRequirement,
  orderDocument,
  orderItemTelecom,
  orderNote,
  orderRelationship,
  orderTelecom,
  purchaseOrderRequired,
}

const reads = ['OrderNote', 'OrderRelationship', 'OrderDocument', 'OfferingRequirement'].map(
  subject => ({ action: 'read', subject }),
)
const writes = ['OrderRelationship', 'OrderDocument'].map(subject => ({
  action: ['create', 'update', 'delete'],
  subject,
}))

/** What makes an order one for telecommunications services. */
export default definePlugin({
  name: 'telecom-order',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'service-site': '^0.1.0' },
  title: 'Telecom orders',
  objects: [orderNote, orderRelationship, orderDocument, offeringRequirement],
  parts: [orderTelecom, orderItemTelecom],
  policies: { Order: orderChanges, OrderItem: orderItemChanges },
  displays: { Order: orderDisplay },
  grants: {
    viewer: reads,
    buyer: [...reads, ...writes],
    accountAdministrator: [...reads, ...writes],
    salesAgent: writes,
    orderManager: writes,
  },
  settings: [purchaseOrderRequired],
  events,
  errors,
  migrations,
})
