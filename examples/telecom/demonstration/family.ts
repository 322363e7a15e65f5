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

/** Puts a family on sale. @returns the ids of its offerings, by key */
export async function createFamily(
  uow: UnitOfWork,
  family: Family,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
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
      prices.map(price => ({ ...price, offering: id, key: priceKey(offering.key, price.name) })),
    )
    ids.set(offering.key, id)
  }
  return ids
}

/** `ethernet-line`, `Port 100M, 36 months` → `ethernet-line.port-100m-36-months`. */
function priceKey(offering: string, name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return `${offering}.${words.join('-')}`
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

/**
 * A rate of usage, in dollars, charged as it happens.
 *
 * @example metered('Outbound calls', '0.0079', 'minute', { callingPlan: 'metered' })
 */
export function metered(
  name: string,
  rate: string,
  unitOfMeasure: string,
  conditions: Conditions = {},
): FamilyPrice {
  return { kind: 'usage', name, rate, currency: 'USD', unitOfMeasure, conditions }
}

/**
 * A price for a month by the unit, which falls with their number: each is priced by the step that it is in.
 *
 * @param steps rates in dollars, by the number of units above which they hold
 */
export function byTiers(
  name: string,
  multipliedBy: string,
  unitOfMeasure: string,
  steps: Readonly<Record<number, string>>,
): FamilyPrice {
  const starts = Object.keys(steps).map(Number)
  const tiers = starts.map((from, index) => {
    const to = starts[index + 1]
    return { from, ...(to === undefined ? {} : { to }), rate: steps[from] ?? '0' }
  })
  const common = { kind: 'recurring', name, currency: 'USD', multipliedBy, unitOfMeasure } as const
  return { ...common, tierRule: 'graduated', tiers }
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
