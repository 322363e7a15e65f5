import { Field, object, Type } from 'plugboard'

/** That one order has to do with another one. */
export const orderRelationship = object(
  'OrderRelationship',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    relatedOrder: Field.reference('Order', { title: 'Other order', immutable: true }),
    type: Type.Enum(['relatesTo', 'reliesOn', 'replaces', 'cancels'], {
      title: 'This order',
      default: 'relatesTo',
    }),
  },
  {
    title: 'Related order',
    path: 'order-relationships',
    within: { object: 'Order', field: 'order', as: 'relationships' },
    unique: [['order', 'relatedOrder', 'type']],
    columns: ['type', 'relatedOrder'],
    check: ({ order, relatedOrder }) =>
      order === relatedOrder
        ? [{ pointer: '/relatedOrder', message: 'is the order itself; name another one' }]
        : [],
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderRelationship: typeof orderRelationship
  }
}
