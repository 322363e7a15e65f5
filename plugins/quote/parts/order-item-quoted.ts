import { Field, part, Type } from 'plugboard'

/** That an item was ordered as it was quoted, at the quoted prices. */
export const orderItemQuoted = part(
  'OrderItem',
  'quoted',
  {
    item: Type.Optional(
      Field.reference('QuoteItem', { title: 'As quoted', readOnly: true, filterable: true }),
    ),
  },
  { title: 'Quote' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    quoted: typeof orderItemQuoted
  }
}
