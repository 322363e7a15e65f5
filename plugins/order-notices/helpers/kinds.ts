/** The languages that there are templates of. */
export const languages = ['en', 'de'] as const

export type Language = (typeof languages)[number]

/** What customers are told of; each is a template. */
export const kinds = [
  'received',
  'accepted',
  'rejected',
  'dateSet',
  'dateChanged',
  'needsYou',
  'completed',
  'partlyCompleted',
  'cancelled',
  'failed',
] as const

export type Kind = (typeof kinds)[number]

/**
 * The events behind them. `date` becomes `dateSet` or `dateChanged`, by what the reader was told last. Of
 * those that no plugin of the application emits nothing is heard.
 */
export const eventKinds: Readonly<Record<string, Kind | 'date'>> = {
  orderSubmitted: 'received',
  orderAccepted: 'accepted',
  orderRejected: 'rejected',
  orderItemStarted: 'date',
  orderItemDateExpected: 'date',
  orderHeld: 'needsYou',
  orderChargeRaised: 'needsYou',
  orderHoldRaised: 'needsYou',
  supplementCharged: 'needsYou',
  cancellationCharged: 'needsYou',
  orderCompleted: 'completed',
  orderPartiallyCompleted: 'partlyCompleted',
  orderCancelled: 'cancelled',
  orderFailed: 'failed',
}

/** What a contact of an order has to know; whoever placed it is told of everything. */
export const contactKinds = {
  siteContactEmail: ['dateSet', 'dateChanged', 'cancelled'],
  technicalContactEmail: ['dateSet', 'dateChanged', 'completed', 'cancelled', 'failed'],
  billingContactEmail: ['completed', 'partlyCompleted', 'cancelled'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>
