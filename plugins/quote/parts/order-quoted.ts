import { Field, part, Type } from 'plugboard'

/** Of which quote an order came. */
export const orderQuoted = part(
  'Order',
  'quoted',
  {
    quote: Type.Optional(
      Field.reference('Quote', { title: 'Quote', readOnly: true, filterable: true }),
    ),
    pricesUntil: Type.Optional(
      Field.dateTime({
        title: 'Quoted prices until',
        description: 'The order is submitted before',
        readOnly: true,
      }),
    ),
  },
  { title: 'Quote' },
)

declare module 'plugboard' {
  interface OrderParts {
    quoted: typeof orderQuoted
  }
}
