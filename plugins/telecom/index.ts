import catalog from 'plugboard/plugins/catalog'
import customerSupport from 'plugboard/plugins/customer-support'
import fulfillmentStatus from 'plugboard/plugins/fulfillment-status'
import inventoryRequest from 'plugboard/plugins/inventory-request'
import mcd from 'plugboard/plugins/mcd'
import orderActivity from 'plugboard/plugins/order-activity'
import orderNotices from 'plugboard/plugins/order-notices'
import ossGateway from 'plugboard/plugins/oss-gateway'
import productInventory from 'plugboard/plugins/product-inventory'
import quote from 'plugboard/plugins/quote'
import serviceAvailability from 'plugboard/plugins/service-availability'
import serviceSite from 'plugboard/plugins/service-site'
import telecomOrder from 'plugboard/plugins/telecom-order'

// Brings what the plugins merge into the core's interfaces to whoever imports the preset.
export type {} from 'plugboard/plugins/catalog'
export type {} from 'plugboard/plugins/customer-support'
export type {} from 'plugboard/plugins/fulfillment-status'
export type {} from 'plugboard/plugins/inventory-request'
export type {} from 'plugboard/plugins/mcd'
export type {} from 'plugboard/plugins/order-activity'
export type {} from 'plugboard/plugins/order-notices'
export type {} from 'plugboard/plugins/oss-gateway'
export type {} from 'plugboard/plugins/product-inventory'
export type {} from 'plugboard/plugins/quote'
export type {} from 'plugboard/plugins/service-availability'
export type {} from 'plugboard/plugins/service-site'
export type {} from 'plugboard/plugins/telecom-order'

/**
 * The telecom plugins, for an application that wants all of them. One that wants to choose, or to pass
 * options, lists them itself.
 *
 * @example createApp({ plugins: [...telecom, ourOwn] })
 */
const telecom = [
  catalog,
  customerSupport,
  inventoryRequest,
  fulfillmentStatus,
  mcd,
  orderActivity,
  orderNotices,
  ossGateway,
  productInventory,
  quote,
  serviceAvailability,
  serviceSite,
  telecomOrder,
] as const

export default telecom
