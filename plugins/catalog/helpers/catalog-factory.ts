import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'
import { compileCharacteristics } from './characteristic-validator.ts'

/** What has a default in the declaration may be left out. */
type WithDefaults<Fields, Names extends keyof Fields> = Omit<Fields, Names> &
  Partial<Pick<Fields, Names>>

export type NewSpecification = WithDefaults<FieldsOf<'ProductSpecification'>, 'lifecycleStatus'> & {
  /** Further keywords of JSON Schema (draft 2020-12) may stand beside type, properties and required. */
  readonly characteristics: Readonly<Record<string, unknown>>
}
export type NewOffering = WithDefaults<
  FieldsOf<'ProductOffering'>,
  'lifecycleStatus' | 'components'
>
export type NewDiscount = WithDefaults<FieldsOf<'ProductOfferingDiscount'>, 'conditions'>
export type NewRelationship = WithDefaults<
  FieldsOf<'ProductOfferingRelationship'>,
  'scope' | 'minimum'
>
export type NewPrice = WithDefaults<FieldsOf<'ProductOfferingPrice'>, 'conditions'>

/**
 * Keeps a new product specification.
 *
 * @throws CATALOG_SPECIFICATION_BROKEN when its characteristics are no usable JSON Schema
 * @example
 * const internet = await createSpecification(uow, {
 *   key: 'internet', name: 'Internet', family: 'internet', lifecycleStatus: 'launched',
 *   characteristics: { type: 'object', properties: { bandwidth: { enum: ['100M', '1G'] } } },
 * })
 */
export async function createSpecification(
  uow: UnitOfWork,
  specification: NewSpecification,
): Promise<RecordOf<'ProductSpecification'>> {
  compileCharacteristics(specification.characteristics)
  return uow.insert('ProductSpecification', { lifecycleStatus: 'inStudy', ...specification })
}

/**
 * Keeps a new product offering.
 *
 * @param offering.specification the specification's id
 * @example
 * const offering = await createOffering(uow, {
 *   key: 'dedicated-internet', name: 'Dedicated Internet', specification: internet.id,
 *   lifecycleStatus: 'launched',
 * })
 */
export function createOffering(
  uow: UnitOfWork,
  offering: NewOffering,
): Promise<RecordOf<'ProductOffering'>> {
  return uow.insert('ProductOffering', { lifecycleStatus: 'inStudy', components: [], ...offering })
}

/**
 * Keeps a new price of an offering. Amounts are in minor units.
 *
 * @example
 * await createPrice(uow, {
 *   offering: offering.id, name: 'Port 100 Mbit/s, 36 months', kind: 'recurring',
 *   price: { amount: 45_000, currency: 'USD' }, conditions: { bandwidth: '100M', term: 36 },
 * })
 */
export async function createPrice(
  uow: UnitOfWork,
  price: NewPrice,
): Promise<RecordOf<'ProductOfferingPrice'>> {
  const [made] = await createPrices(uow, [price])
  return made as RecordOf<'ProductOfferingPrice'>
}

/**
 * Keeps many prices with a statement for each shape that they have: amounts, rates, tiers.
 *
 * @example await createPrices(uow, [port100M, port1G, installation])
 */
export async function createPrices(
  uow: UnitOfWork,
  prices: readonly NewPrice[],
): Promise<RecordOf<'ProductOfferingPrice'>[]> {
  const rows = prices.map((price, index) => ({ index, price: { conditions: {}, ...price } }))
  const made: RecordOf<'ProductOfferingPrice'>[] = []
  const shapes = Map.groupBy(rows, ({ price }) => Object.keys(price).sort().join())
  for (const shape of shapes.values()) {
    const records = await uow.insertMany(
      'ProductOfferingPrice',
      shape.map(({ price }) => price),
    )
    for (const [place, { index }] of shape.entries())
      made[index] = records[place] as RecordOf<'ProductOfferingPrice'>
  }
  return made
}

/**
 * Keeps a discount.
 *
 * @example
 * await createDiscount(uow, {
 *   key: 'loyalty', name: 'Loyalty', kind: 'recurring', given: 'bySeller',
 *   percentage: '20', approvalLimit: '10',
 * })
 */
export function createDiscount(
  uow: UnitOfWork,
  discount: NewDiscount,
): Promise<RecordOf<'ProductOfferingDiscount'>> {
  return uow.insert('ProductOfferingDiscount', { conditions: {}, ...discount })
}

/**
 * Keeps how one offering stands to another.
 *
 * @example
 * await createRelationship(uow, {
 *   offering: evc.id, kind: 'requires', target: uni.id, scope: 'account', minimum: 2,
 * })
 */
export function createRelationship(
  uow: UnitOfWork,
  relationship: NewRelationship,
): Promise<RecordOf<'ProductOfferingRelationship'>> {
  return uow.insert('ProductOfferingRelationship', {
    ...{ scope: 'order', minimum: 1 },
    ...relationship,
  })
}
