import { Field, object, Type } from 'plugboard'

/** What somebody had to say about an order. Whoever sees the order sees it; nobody changes it. */
export const orderNote = object(
  'OrderNote',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Type.Optional(
      Field.reference('OrderItem', { title: 'Item', onDelete: 'cascade', immutable: true }),
    ),
    text: Type.String({ title: 'Note', minLength: 1, maxLength: 2_000, display: 'multiline' }),
    author: Type.String({ title: 'By', maxLength: 200, readOnly: true }),
  },
  {
    title: 'Note',
    path: 'order-notes',
    within: { object: 'Order', field: 'order', as: 'notes' },
    columns: ['text', 'author', 'createdAt'],
    label: 'text',
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderNote: typeof orderNote
  }
}
