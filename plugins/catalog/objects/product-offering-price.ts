import { Field, object, type Static, Type } from 'plugboard'
import { validity, validityFaults } from './lifecycle.ts'

const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

/** What a characteristic must be: a value, one of several, or a number within bounds, both included. */
export const priceCondition = Type.Union([
  value,
  Type.Array(value, { minItems: 1 }),
  Type.Object(
    { from: Type.Optional(Type.Number()), to: Type.Optional(Type.Number()) },
    { additionalProperties: false, minProperties: 1 },
  ),
])

export type PriceCondition = Static<typeof priceCondition>

/**
 * One price of an offering. All prices whose conditions are met add up: a port by bandwidth and term,
 * a charge for each further address, a discount as a negative amount.
 */
export const productOfferingPrice = object(
  'ProductOfferingPrice',
  {
    offering: Field.reference('ProductOffering', {
      title: 'Offering',
      immutable: true,
      filterable: true,
      onDelete: 'cascade',
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200 }),
    kind: Type.Enum(['oneTime', 'recurring'], {
      title: 'Kind',
      description: 'Recurring prices are for a month',
      filterable: true,
    }),
    price: Field.money({ title: 'Price' }),
    conditions: Type.Record(Type.String(), priceCondition, {
      title: 'Applies to',
      description: 'Values of characteristics, such as {"bandwidth": "100M", "term": 36}',
      default: {},
      display: 'characteristics',
    }),
    multipliedBy: Type.Optional(
      Type.String({
        title: 'Multiplied by',
        description: 'A characteristic that is a number: the price is for each',
        maxLength: 80,
      }),
    ),
    ...validity,
  },
  {
    title: 'Product offering price',
    path: 'product-offering-prices',
    label: 'name',
    check: validityFaults,
  },
)

declare module 'plugboard' {
  interface Objects {
    ProductOfferingPrice: typeof productOfferingPrice
  }
}
