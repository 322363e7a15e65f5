import {
  type FactReads,
  fact,
  priceRounding,
  type RoundingRule,
  type Static,
  settingFact,
} from 'plugboard'
import type { Conditions } from '../objects/conditions.ts'
import { onSale } from '../objects/lifecycle.ts'
import type { PriceTier, tierRules } from '../objects/price-tiers.ts'
import type { bundleComponent } from '../objects/product-offering.ts'
import type { priceKinds } from '../objects/product-offering-price.ts'

type Kind = (typeof priceKinds)[number]

/** A specification as pricing wants it. */
export interface EntrySpecification {
  readonly id: string
  readonly version: number
  readonly lifecycleStatus: string
  /** A JSON Schema. */
  readonly characteristics: Readonly<Record<string, unknown>>
}

/** A price as pricing wants it: an amount in minor units, a rate, or tiers. */
export interface EntryPrice {
  readonly key: string
  readonly name: string
  readonly kind: Kind
  readonly amount: number | null
  readonly rate: string | null
  readonly tiers: readonly PriceTier[] | null
  readonly tierRule: (typeof tierRules)[number] | null
  readonly currency: string
  readonly unitOfMeasure: string | null
  readonly conditions: Conditions
  readonly multipliedBy: string | null
}

/** A discount that is given of itself. */
export interface EntryDiscount {
  readonly key: string
  readonly name: string
  readonly kind: Kind
  readonly percentage: string | null
  /** In minor units, of the currency. */
  readonly amount: number | null
  readonly currency: string | null
  readonly conditions: Conditions
}

/** An offering with all that it takes to sell it. */
export interface CatalogEntry {
  readonly key: string
  readonly name: string
  readonly description?: string | null
  readonly lifecycleStatus: string
  readonly validFrom?: string | null
  readonly validTo?: string | null
  readonly components: readonly Static<typeof bundleComponent>[]
  readonly specification: EntrySpecification | null
  /** Those that are valid now. */
  readonly prices: readonly EntryPrice[]
  /** Likewise; those that nobody has to give. */
  readonly discounts: readonly EntryDiscount[]
  readonly rounding: RoundingRule
}

const specification = fact<EntrySpecification | null>(
  'ProductOffering',
  'specificationRecord',
  ({ sql, table, column }) => sql`(
    select json_build_object('id', s.id, 'version', s.version,
      'lifecycleStatus', s.lifecycle_status, 'characteristics', s.characteristics)
    from ${table('ProductSpecification')} s where s.id = ${column('specification')})`,
)

const prices = fact<readonly EntryPrice[]>(
  'ProductOffering',
  'validPrices',
  ({ sql, table, column, now }) => sql`(
    select coalesce(json_agg(json_build_object('key', coalesce(p.key, p.id::text), 'name', p.name,
      'kind', p.kind, 'amount', p.price_amount, 'rate', trim_scale(p.rate)::text, 'tiers', p.tiers,
      'tierRule', p.tier_rule, 'currency', coalesce(p.price_currency, p.currency),
      'unitOfMeasure', p.unit_of_measure, 'conditions', p.conditions,
      'multipliedBy', p.multiplied_by) order by p.id), '[]')
    from ${table('ProductOfferingPrice')} p where p.offering_id = ${column('id')}
      and (p.valid_from is null or p.valid_from <= ${now}::timestamptz)
      and (p.valid_to is null or p.valid_to > ${now}::timestamptz))`,
)

const discounts = fact<readonly EntryDiscount[]>(
  'ProductOffering',
  'automaticDiscounts',
  ({ sql, table, column, now }) => sql`(
    select coalesce(json_agg(json_build_object('key', coalesce(d.key, d.id::text), 'name', d.name,
      'kind', d.kind, 'percentage', trim_scale(d.percentage)::text, 'amount', d.amount_amount,
      'currency', d.amount_currency, 'conditions', d.conditions) order by d.id), '[]')
    from ${table('ProductOfferingDiscount')} d
    where (d.offering_id = ${column('id')} or d.offering_id is null) and d.given = 'automatically'
      and (d.valid_from is null or d.valid_from <= ${now}::timestamptz)
      and (d.valid_to is null or d.valid_to > ${now}::timestamptz))`,
)

const entryFacts = {
  ...{ specification, prices, discounts },
  rounding: settingFact('ProductOffering', priceRounding),
}

/** So many objects are read at once at most. */
const largestPage = 200

/** What an offering's key looks like; nothing else is looked for. */
const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Reads offerings with their specifications and prices: one statement for up to 200 keys.
 *
 * @returns those that there are, by key
 * @example const entry = (await findEntries(reads, ['dedicated-internet'])).get('dedicated-internet')
 */
export async function findEntries(
  reads: FactReads,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, CatalogEntry>> {
  const wanted = [...new Set(keys)].filter(key => keyPattern.test(key))
  const found = new Map<string, CatalogEntry>()
  for (let start = 0; start < wanted.length; start += largestPage) {
    const some = wanted.slice(start, start + largestPage)
    const { items } = await reads.list('ProductOffering', {
      where: { 'key[in]': some.join(',') },
      facts: entryFacts,
      limit: some.length,
    })
    for (const entry of items) found.set(entry.key, entry as CatalogEntry)
  }
  return found
}

/** Reads the offerings that are launched, page by page. */
export async function* launchedOfferings(reads: FactReads): AsyncGenerator<CatalogEntry> {
  let cursor: string | undefined
  do {
    const page = await reads.list('ProductOffering', {
      where: { lifecycleStatus: onSale },
      facts: entryFacts,
      limit: largestPage,
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield* page.items as readonly CatalogEntry[]
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
