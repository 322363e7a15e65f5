import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** The wish to cancel an order, or some of its items, that is being worked on. */
export const cancellationRequest = object(
  'CancellationRequest',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    items: Type.Optional(
      Type.Array(Field.uuid(), {
        ...{ title: 'Items', immutable: true, minItems: 1, maxItems: 200, uniqueItems: true },
        description: 'All of the order where absent',
        display: 'json',
      }),
    ),
    reason: Type.Optional(
      Type.String({ title: 'Reason', maxLength: 500, immutable: true, display: 'multiline' }),
    ),
    decision: Type.Optional(
      Type.String({ title: 'Decision', maxLength: 500, readOnly, display: 'multiline' }),
    ),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended', readOnly })),
  },
  {
    title: 'Cancellation request',
    path: 'cancellation-requests',
    within: { object: 'Order', field: 'order', as: 'cancellations' },
    stateful: true,
    columns: ['reason', 'state', 'createdAt', 'decision'],
  },
)

declare module 'plugboard' {
  interface Objects {
    CancellationRequest: typeof cancellationRequest
  }
}
