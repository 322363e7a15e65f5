/**
 * Which plugin may build on which; docs/decisions/0019 says why. A preset is a list of other plugins, and
 * nothing else.
 */
export const mayNeed: Readonly<Record<string, readonly string[]>> = {
  'service-site': [],
  catalog: [],
  'telecom-order': ['service-site'],
  'service-availability': ['service-site', 'telecom-order'],
  quote: ['service-site', 'telecom-order'],
  'order-activity': ['telecom-order'],
  'fulfillment-status': ['telecom-order', 'order-activity'],
  'product-inventory': ['service-site', 'telecom-order'],
  mcd: ['service-site', 'telecom-order', 'product-inventory'],
  'oss-gateway': ['telecom-order', 'order-activity'],
  'order-notices': ['telecom-order'],
  'customer-support': [],
  'inventory-request': [],
  telecom: [
    ...['catalog', 'customer-support', 'fulfillment-status', 'inventory-request', 'mcd'],
    ...['order-activity', 'oss-gateway', 'product-inventory', 'quote', 'service-availability'],
    ...['order-notices', 'service-site', 'telecom-order'],
  ],
}
