import type { EventDefinition } from 'plugboard'

const titles = {
  productActivated: 'A product was installed',
  productChanged: 'An installed product was changed',
  productSuspended: 'An installed product was suspended',
  productResumed: 'A suspended product was taken up again',
  productTerminated: 'An installed product was terminated',
  productAbandoned: 'A product did not come to be',
  circuitIdAssigned: 'A product was given its circuit id',
}

/** What is told of installed products. */
export const events: readonly EventDefinition[] = Object.entries(titles).map(([name, title]) => ({
  ...{ name, title, object: 'Product' },
}))
