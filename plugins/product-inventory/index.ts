import { definePlugin } from 'plugboard'
import { productDisplay } from './displays/product.ts'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { product } from './objects/product.ts'
import { productRelationship } from './objects/product-relationship.ts'
import { orderItemInventory } from './parts/order-item-inventory.ts'
import { orderChanges } from './policies/order.ts'
import { orderItemChanges } from './policies/order-item.ts'
import { productPolicy } from './policies/product.ts'
import { productRelationshipPolicy } from './policies/product-relationship.ts'
import { installedAssets } from './ports/installed-assets.ts'
import { circuitIdFormat } from './settings.ts'

export { type Ending, endingsOf, orphaningOf } from './helpers/endings.ts'
export { type Relier, reliersOf, standingStates } from './helpers/reliers.ts'
export { addMonths } from './helpers/sold-as.ts'
export { circuitIdFormat, orderItemInventory, product, productRelationship }

const reads = ['Product', 'ProductRelationship'].map(subject => ({ action: 'read', subject }))

/** The installed products of the customers: what orders change and end. */
export default definePlugin({
  name: 'product-inventory',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'service-site': '^0.1.0', 'telecom-order': '^0.1.0' },
  title: 'Installed products',
  objects: [product, productRelationship],
  parts: [orderItemInventory],
  policies: {
    Product: productPolicy,
    ProductRelationship: productRelationshipPolicy,
    Order: orderChanges,
    OrderItem: orderItemChanges,
  },
  displays: { Product: productDisplay },
  // Nobody makes or changes one: orders do. The staff reads everything.
  grants: { viewer: reads, buyer: reads, accountAdministrator: reads },
  providers: [installedAssets],
  settings: [circuitIdFormat],
  events,
  errors,
  migrations,
})
