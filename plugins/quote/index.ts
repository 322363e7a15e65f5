import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { events } from './events.ts'
import { migrations } from './migrations/index.ts'
import { quote } from './objects/quote.ts'
import { quoteItem } from './objects/quote-item.ts'
import { orderItemQuoted } from './parts/order-item-quoted.ts'
import { orderQuoted } from './parts/order-quoted.ts'
import { orderChanges } from './policies/order.ts'
import { quotePolicy } from './policies/quote.ts'
import { draftPriceDays, orderingDays, validityDays } from './settings.ts'

export {
  draftPriceDays,
  orderItemQuoted,
  orderingDays,
  orderQuoted,
  quote,
  quoteItem,
  validityDays,
}

const subjects = ['Quote', 'QuoteItem']
const readers = subjects.map(subject => ({ action: 'read', subject }))
const writers = subjects.map(subject => ({ action: ['read', 'create', 'update'], subject }))

/** Priced proposals that become orders. */
export default definePlugin({
  name: 'quote',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'service-site': '^0.1.0', 'telecom-order': '^0.1.0' },
  title: 'Quotes',
  objects: [quote, quoteItem],
  parts: [orderQuoted, orderItemQuoted],
  policies: { Quote: quotePolicy, Order: orderChanges },
  roles: [
    {
      name: 'salesManager',
      title: 'Sales manager',
      scope: 'system',
      audience: 'agent',
      grants: [{ action: 'read', subject: 'all' }, ...writers],
    },
  ],
  grants: {
    viewer: readers,
    buyer: writers,
    accountAdministrator: writers,
    salesAgent: writers,
    orderManager: writers,
  },
  settings: [validityDays, draftPriceDays, orderingDays],
  events,
  errors,
  migrations,
})
