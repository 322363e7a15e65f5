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
 * Keeps many prices with one statement.
 *
 * @example await createPrices(uow, [port100M, port1G, installation])
 */
export function createPrices(
  uow: UnitOfWork,
  prices: readonly NewPrice[],
): Promise<RecordOf<'ProductOfferingPrice'>[]> {
  return uow.insertMany(
    'ProductOfferingPrice',
    prices.map(price => ({ conditions: {}, ...price })),
  )
}
