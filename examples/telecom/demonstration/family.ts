import type { UnitOfWork } from 'plugboard'
import {
  createOffering,
  createPrices,
  createSpecification,
  type NewOffering,
  type NewPrice,
  type NewSpecification,
} from 'plugboard/plugins/catalog'

type Conditions = NonNullable<NewPrice['conditions']>

/** A price that does not say yet whose it is. */
export type FamilyPrice = Omit<NewPrice, 'offering'>

/** An offering with its prices. */
export interface FamilyOffering extends Omit<NewOffering, 'specification' | 'lifecycleStatus'> {
  readonly prices: readonly FamilyPrice[]
}

/** Offerings of one kind: what may be configured, and what it costs. */
export interface Family {
  /** Absent for bundles that have nothing to configure. */
  readonly specification?: Omit<NewSpecification, 'lifecycleStatus'>
  readonly offerings: readonly FamilyOffering[]
}

/** Puts a family on sale. */
export async function createFamily(uow: UnitOfWork, family: Family): Promise<void> {
  const launched = { lifecycleStatus: 'launched' } as const
  const specification =
    family.specification &&
    (await createSpecification(uow, { ...family.specification, ...launched }))
  for (const { prices, ...offering } of family.offerings) {
    const { id } = await createOffering(uow, {
      ...offering,
      ...launched,
      ...(specification ? { specification: specification.id } : {}),
    })
    await createPrices(
      uow,
      prices.map(price => ({ ...price, offering: id })),
    )
  }
}

/** A price for a month, in dollars. */
export function monthly(
  name: string,
  dollars: number,
  conditions: Conditions = {},
  multipliedBy?: string,
): FamilyPrice {
  return priceOf('recurring', name, dollars, conditions, multipliedBy)
}

/** A price to be paid once, in dollars. */
export function once(
  name: string,
  dollars: number,
  conditions: Conditions = {},
  multipliedBy?: string,
): FamilyPrice {
  return priceOf('oneTime', name, dollars, conditions, multipliedBy)
}

function priceOf(
  kind: FamilyPrice['kind'],
  name: string,
  dollars: number,
  conditions: Conditions,
  multipliedBy: string | undefined,
): FamilyPrice {
  return {
    kind,
    name,
    price: { amount: Math.round(dollars * 100), currency: 'USD' },
    conditions,
    ...(multipliedBy === undefined ? {} : { multipliedBy }),
  }
}
