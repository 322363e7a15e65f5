import { Field, type FieldError, object, Type } from 'plugboard'
import { catalogKey } from './catalog-key.ts'
import { conditionFaults, conditionsField } from './conditions.ts'
import { validity, validityFaults } from './lifecycle.ts'
import { type PriceTier, priceTier, tierFaults, tierRules } from './price-tiers.ts'

/** What a price is for: once, a month, or what is used. */
export const priceKinds = ['oneTime', 'recurring', 'usage'] as const

/**
 * One price of an offering. All prices whose conditions are met add up: a port by bandwidth and term,
 * a charge for each further address, a reduction as a negative amount. It is an amount, or a rate finer than
 * the smallest unit of the currency, or a rate by tiers. Usage is agreed, and charged when it has happened.
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
    key: catalogKey(),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200 }),
    kind: Type.Enum([...priceKinds], {
      title: 'Kind',
      description: 'Recurring prices are for a month; usage is charged later',
      filterable: true,
    }),
    price: Type.Optional(Field.money({ title: 'Price' })),
    rate: Type.Optional(
      Field.decimal({
        title: 'Rate',
        description: 'For one unit, in whole units of the currency: 0.0035',
        precision: 18,
        scale: 6,
      }),
    ),
    currency: Type.Optional(
      Type.String({
        title: 'Currency',
        description: 'Of a rate or of tiers, ISO 4217',
        pattern: '^[A-Z]{3}$',
        maxLength: 3,
      }),
    ),
    unitOfMeasure: Type.Optional(
      Type.String({ title: 'Unit', description: 'What is counted, such as minute', maxLength: 40 }),
    ),
    conditions: conditionsField,
    multipliedBy: Type.Optional(
      Type.String({
        title: 'Multiplied by',
        description: 'A characteristic that is a number: the price is for each',
        maxLength: 80,
      }),
    ),
    tiers: Type.Optional(
      Type.Array(priceTier, { title: 'Tiers', minItems: 1, maxItems: 50, display: 'json' }),
    ),
    tierRule: Type.Optional(
      Type.Enum([...tierRules], {
        title: 'Rule of the tiers',
        description: 'Whether one tier prices all units, or each the units that lie in it',
      }),
    ),
    ...validity,
  },
  {
    title: 'Product offering price',
    path: 'product-offering-prices',
    label: 'name',
    columns: ['name', 'kind', 'price', 'rate', 'unitOfMeasure', 'conditions'],
    check: record => [
      ...validityFaults(record),
      ...conditionFaults(record.conditions),
      ...priceFaults(record as unknown as PriceFields),
    ],
  },
)

interface PriceFields {
  readonly kind: (typeof priceKinds)[number]
  readonly price?: object | null
  readonly rate?: string | null
  readonly currency?: string | null
  readonly unitOfMeasure?: string | null
  readonly multipliedBy?: string | null
  readonly tiers?: readonly PriceTier[] | null
  readonly tierRule?: string | null
}

function priceFaults(record: PriceFields): readonly FieldError[] {
  const { kind, price, rate, currency, unitOfMeasure, multipliedBy, tiers, tierRule } = record
  const faults: FieldError[] = []
  const refuse = (pointer: string, message: string) => faults.push({ pointer, message })
  const given = [price, rate, tiers].filter(value => value !== undefined && value !== null)
  if (given.length !== 1) refuse('/price', 'give one of price, rate and tiers')
  if (price && currency) refuse('/currency', 'a price has its own currency')
  if (!price && !currency) refuse('/currency', 'is required with a rate or tiers')
  if (tiers && !tierRule) refuse('/tierRule', 'is required with tiers')
  if (kind !== 'usage') {
    if (!price && !multipliedBy) refuse('/multipliedBy', 'is required with a rate or tiers')
  } else {
    if (price) refuse('/price', 'usage has a rate')
    if (!unitOfMeasure) refuse('/unitOfMeasure', 'is required for usage')
    if (multipliedBy) refuse('/multipliedBy', 'usage is counted later')
    if (tiers?.some(({ rate, flat }) => rate === undefined || flat))
      refuse('/tiers', 'of usage have a rate for each unit')
    if (tierRule === 'volume') refuse('/tierRule', 'must be graduated for usage')
  }
  return [...faults, ...tierFaults(tiers ?? [])]
}

declare module 'plugboard' {
  interface Objects {
    ProductOfferingPrice: typeof productOfferingPrice
  }
}
