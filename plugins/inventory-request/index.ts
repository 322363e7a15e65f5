import { definePlugin } from 'plugboard'
import { importResources } from './cli/import-resources.ts'
import { inventoryResourceDisplay } from './displays/inventory.ts'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { inventoryRequest } from './objects/inventory-request.ts'
import { inventoryResource } from './objects/inventory-resource.ts'
import { resourcePool } from './objects/resource-pool.ts'
import { resourceReservation } from './objects/resource-reservation.ts'
import { events } from './policies/events.ts'
import { inventoryRequestPolicy } from './policies/inventory-request.ts'
import { inventoryResourcePolicy } from './policies/inventory-resource.ts'
import { resourceReservationPolicy } from './policies/resource-reservation.ts'
import { grants, inventoryManager } from './policies/roles.ts'
import { ResourceStock } from './ports/resource-stock.ts'
import { routes } from './routes.ts'
import { ageingDays, answersFromStock, guaranteeDays, holdTerms } from './settings.ts'

export type { NewReservation } from './helpers/reservations.ts'
export { reserveResources } from './helpers/reservations.ts'
export type { NewResource } from './helpers/resource-factory.ts'
export { createResources } from './helpers/resource-factory.ts'
export { numberRange } from './helpers/resource-value.ts'
export { inventoryRequest } from './objects/inventory-request.ts'
export { inventoryResource } from './objects/inventory-resource.ts'
export { resourcePool } from './objects/resource-pool.ts'
export { resourceReservation } from './objects/resource-reservation.ts'
export type {
  PoolStock,
  ResourceStockContract,
  StockAnswer,
  StockQuestion,
} from './ports/resource-stock.ts'
export { ResourceStock } from './ports/resource-stock.ts'

/** Ports, numbers and circuits: asked for, reserved for a time, given to somebody, and back. */
export default definePlugin({
  name: 'inventory-request',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Requests for inventory',
  objects: [resourcePool, inventoryResource, resourceReservation, inventoryRequest],
  policies: {
    InventoryResource: inventoryResourcePolicy,
    ResourceReservation: resourceReservationPolicy,
    InventoryRequest: inventoryRequestPolicy,
  },
  displays: { InventoryResource: inventoryResourceDisplay },
  ports: [ResourceStock],
  settings: [holdTerms, ageingDays, answersFromStock, guaranteeDays],
  roles: [inventoryManager],
  grants,
  events,
  routes,
  cli: [importResources],
  errors,
  migrations,
})
