import { Field, object, Type } from 'plugboard'

/**
 * A paper that an order leans on; its file is attached to it. A letter of authorization says that the
 * customer may have a number ported or a circuit taken over.
 */
export const orderDocument = object(
  'OrderDocument',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Type.Optional(
      Field.reference('OrderItem', {
        title: 'Item',
        description: 'Where it is about one item only',
        onDelete: 'cascade',
        immutable: true,
      }),
    ),
    type: Type.Enum(['letterOfAuthorization', 'floorPlan', 'contract', 'other'], {
      title: 'Kind',
      filterable: true,
    }),
    signedBy: Type.Optional(
      Type.String({ title: 'Signed by', maxLength: 120, personal: true as const }),
    ),
    signedOn: Type.Optional(Field.date({ title: 'Signed on' })),
  },
  {
    title: 'Document',
    path: 'order-documents',
    within: { object: 'Order', field: 'order', as: 'documents' },
    label: 'type',
    columns: ['type', 'item', 'signedBy', 'signedOn'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderDocument: typeof orderDocument
  }
}
