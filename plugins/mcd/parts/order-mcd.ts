import { Field, part, Type } from 'plugboard'

/** What the customer has agreed to pay for ending or changing services early. */
export const orderMcd = part(
  'Order',
  'mcd',
  {
    acceptedCharges: Type.Optional(
      Field.money({
        title: 'Accepted charges',
        description: 'For early termination and changes, as they were seen',
        readOnly: true,
      }),
    ),
    acceptedBy: Type.Optional(
      Type.String({ title: 'Accepted by', maxLength: 200, readOnly: true }),
    ),
    acceptedAt: Type.Optional(Field.dateTime({ title: 'Accepted at', readOnly: true })),
  },
  { title: 'Charges of the request' },
)

declare module 'plugboard' {
  interface OrderParts {
    mcd: typeof orderMcd
  }
}
