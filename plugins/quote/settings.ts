import { setting, Type } from 'plugboard'

const days = (least: number) => Type.Integer({ minimum: least, maximum: 3_650 })

/** For how long a quote holds that names no day of its own. */
export const validityDays = setting('quote.validityDays', days(1), {
  title: 'Days for which a quote is valid',
  initial: 30,
  scope: 'account',
})

/** Prices of the catalogue change; what is offered was looked up lately. */
export const draftPriceDays = setting('quote.draftPriceDays', days(1), {
  title: 'Days after which the prices of a quote in progress are too old to be offered',
  initial: 14,
})

/** Whoever accepts on the last day has some time left to complete the order. */
export const orderingDays = setting('quote.orderingDays', days(0), {
  title: 'Days after the acceptance within which the order is submitted at the quoted prices',
  initial: 14,
  scope: 'account',
})
