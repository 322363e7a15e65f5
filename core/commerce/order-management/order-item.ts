import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'
import { PriceLine } from '../online-ordering/price-line.ts'
import { TaxLine } from './order.ts'

/** One line of an order. The items of a bundle stand below the bundle's own item. */
export const OrderItem = object(
  'OrderItem',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    parent: Type.Optional(
      Field.reference('OrderItem', { title: 'Part of', onDelete: 'cascade', immutable: true }),
    ),
    offering: Type.String({ title: 'Offering', maxLength: 120, immutable: true, filterable: true }),
    name: Type.String({ title: 'Name', maxLength: 200, readOnly: true }),
    quantity: Type.Integer({ title: 'Quantity', minimum: 1, maximum: 100_000, default: 1 }),
    characteristics: Type.Record(Type.String(), Type.Unknown(), {
      title: 'Characteristics',
      default: {},
      display: 'characteristics',
    }),
    unitOneTime: Field.money({ title: 'One-time each', readOnly: true }),
    unitRecurring: Field.money({ title: 'Monthly each', readOnly: true }),
    oneTime: Field.money({ title: 'One-time', readOnly: true }),
    recurring: Field.money({ title: 'Monthly', readOnly: true }),
    priceLines: Type.Array(PriceLine, {
      title: 'Prices',
      description: 'What the amounts for one are made of, as sold, and the rates of usage',
      default: [],
      readOnly: true,
      display: 'priceLines',
    }),
    taxLines: Type.Array(TaxLine, {
      title: 'Tax',
      default: [],
      readOnly: true,
      display: 'taxLines',
    }),
  },
  {
    title: 'Item',
    path: 'order-items',
    stateful: true,
    within: {
      object: 'Order',
      field: 'order',
      as: 'items',
      createdWith: true,
      tree: 'parent',
      through: { add: 'addItem', change: 'changeItem', remove: 'removeItem' },
    },
    label: 'name',
    columns: ['name', 'characteristics', 'state', 'priceLines', 'quantity', 'oneTime', 'recurring'],
  },
)

declare module '../../extensions.ts' {
  interface Objects {
    OrderItem: typeof OrderItem
  }
}
