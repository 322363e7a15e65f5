import { Field, part, Type } from 'plugboard'

const readOnly = true as const

/** What is foreseen of an item; there since its plan is. */
export const orderItemFulfillment = part(
  'OrderItem',
  'fulfillment',
  {
    predictedCompletionDate: Type.Optional(
      Field.date({
        ...{ title: 'Predicted completion date', readOnly },
        description: 'When the critical path of its tasks ends, as things stand',
      }),
    ),
    jeopardy: Type.Enum(['none', 'warning', 'critical'], {
      ...{ title: 'Jeopardy', default: 'none', readOnly },
    }),
    acceptedAt: Type.Optional(Field.dateTime({ title: 'Accepted', readOnly })),
    billingStartDate: Type.Optional(Field.date({ title: 'Billing starts', readOnly })),
    effectiveBillDate: Type.Optional(Field.date({ title: 'Billing ends', readOnly })),
  },
  { title: 'Fulfilment' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    fulfillment: typeof orderItemFulfillment
  }
}
