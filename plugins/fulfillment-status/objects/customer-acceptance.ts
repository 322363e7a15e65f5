import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** Whether the customer takes over what was installed for them. */
export const customerAcceptance = object(
  'CustomerAcceptance',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Field.reference('OrderItem', {
      ...{ title: 'Item', onDelete: 'cascade', immutable: true, filterable: true },
    }),
    task: Field.reference('OrderTask', { onDelete: 'cascade', immutable: true }),
    deemedAt: Field.dateTime({
      ...{ title: 'Answer until', immutable: true, filterable: true },
      description: 'No answer by then counts as accepted',
    }),
    decidedAt: Type.Optional(Field.dateTime({ title: 'Decided', readOnly })),
    remark: Type.Optional(
      Type.String({ title: 'Remark', maxLength: 1_000, readOnly, display: 'multiline' }),
    ),
  },
  {
    ...{ title: 'Acceptance', path: 'customer-acceptances', stateful: true },
    within: { object: 'Order', field: 'order', as: 'acceptances' },
    columns: ['item', 'state', 'deemedAt', 'decidedAt', 'remark'],
  },
)

declare module 'plugboard' {
  interface Objects {
    CustomerAcceptance: typeof customerAcceptance
  }
}
