import type { EventDefinition } from 'plugboard'

const titles = {
  quoteCreated: 'A quote was begun',
  quoteApprovalRequested: 'Somebody is asked to approve the discounts of a quote',
  quoteApproved: 'A quote was offered to the customer',
  quoteRejected: 'The discounts of a quote were not approved',
  quoteAccepted: 'A customer accepted a quote; its order was made',
  quoteDeclined: 'A customer declined a quote',
  quoteExpired: 'A quote expired',
  quoteCancelled: 'A quote was cancelled',
  quoteSuperseded: 'A new version of a quote was begun',
} as const

export const events: readonly EventDefinition[] = Object.entries(titles).map(([name, title]) => ({
  ...{ name, title },
  object: 'Quote',
}))
