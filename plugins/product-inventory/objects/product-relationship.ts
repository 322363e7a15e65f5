import { Field, object, Type } from 'plugboard'

/**
 * That one installed product has to do with another one, read from left to right: an EVC `reliesOn` a UNI,
 * a number `reliesOn` a trunk, a piece `isPartOf` its bundle, a moved service `replaces` the old one.
 */
export const productRelationship = object(
  'ProductRelationship',
  {
    product: Field.reference('Product', {
      title: 'Product',
      ...{ onDelete: 'cascade', immutable: true, filterable: true },
    }),
    type: Type.String({ title: 'Relationship', maxLength: 40, readOnly: true, filterable: true }),
    relatedProduct: Field.reference('Product', {
      title: 'Other product',
      ...{ readOnly: true, filterable: true },
    }),
  },
  {
    title: 'Related product',
    path: 'product-relationships',
    within: { object: 'Product', field: 'product', as: 'relationships' },
    stateful: true,
    unique: [['product', 'relatedProduct', 'type']],
    columns: ['type', 'relatedProduct', 'state'],
  },
)

declare module 'plugboard' {
  interface Objects {
    ProductRelationship: typeof productRelationship
  }
}
