import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** That the work on an item waits for the customer, who can say themselves that it may go on. */
export const customerHold = object(
  'CustomerHold',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Field.reference('OrderItem', {
      ...{ title: 'Item', onDelete: 'cascade', immutable: true, filterable: true },
    }),
    reasonCode: Type.Optional(
      Type.String({ title: 'Reason code', maxLength: 8, immutable: true, filterable: true }),
    ),
    wanted: Type.String({
      ...{ title: 'What is needed', minLength: 1, maxLength: 1_000, immutable: true },
      ...{ description: 'From the customer, in words', display: 'multiline' },
    }),
    answer: Type.Optional(
      Type.String({ title: 'Answer', maxLength: 1_000, readOnly, display: 'multiline' }),
    ),
    availableFrom: Type.Optional(Field.date({ title: 'Possible from', readOnly })),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended', readOnly })),
  },
  {
    ...{ title: 'Hold', path: 'customer-holds', stateful: true, label: 'wanted' },
    within: { object: 'Order', field: 'order', as: 'holds' },
    columns: ['wanted', 'item', 'state', 'createdAt', 'endedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    CustomerHold: typeof customerHold
  }
}
