import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** A fee that the seller raises while an order is under way. The customer accepts or declines it. */
export const orderCharge = object(
  'OrderCharge',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Type.Optional(
      Field.reference('OrderItem', {
        ...{ title: 'Item', onDelete: 'cascade', immutable: true },
        description: 'The whole order where absent',
      }),
    ),
    type: Type.Enum(
      ['construction', 'connection', 'expedite', 'cancellation', 'change', 'disconnect', 'other'],
      { title: 'Kind', immutable: true, filterable: true },
    ),
    description: Type.String({
      ...{ title: 'What it is for', minLength: 1, maxLength: 1_000, immutable: true },
      display: 'multiline',
    }),
    price: Field.money({ title: 'Amount', immutable: true }),
    isBlocking: Type.Boolean({
      ...{ title: 'Blocking', immutable: true, default: false },
      description: 'The work stands still until it is accepted; declined, the item fails',
    }),
    responseDueAt: Field.dateTime({
      ...{ title: 'Answer until', immutable: true, filterable: true },
      description: 'No answer by then counts as declined',
    }),
    raisedFor: Type.Optional(Field.uuid({ readOnly, description: 'The request that it settles' })),
    respondedAt: Type.Optional(Field.dateTime({ title: 'Answered', readOnly })),
    response: Type.Optional(Type.String({ title: 'Answer', maxLength: 500, readOnly })),
  },
  {
    title: 'Charge',
    path: 'order-charges',
    within: { object: 'Order', field: 'order', as: 'charges' },
    stateful: true,
    label: 'description',
    columns: ['type', 'description', 'price', 'isBlocking', 'state', 'responseDueAt'],
    check: ({ price }) =>
      (price as { amount: number }).amount < 0
        ? [{ pointer: '/price/amount', message: 'is negative; withdraw a charge instead' }]
        : [],
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderCharge: typeof orderCharge
  }
}
