import { type FactReads, fact, type Static } from 'plugboard'
import { onSale } from '../objects/lifecycle.ts'
import type { bundleComponent } from '../objects/product-offering.ts'
import type { PriceCondition } from '../objects/product-offering-price.ts'

/** A specification as pricing wants it. */
export interface EntrySpecification {
  readonly id: string
  readonly version: number
  readonly lifecycleStatus: string
  /** A JSON Schema. */
  readonly characteristics: Readonly<Record<string, unknown>>
}

/** A price as pricing wants it; the amount is in minor units. */
export interface EntryPrice {
  readonly id: string
  readonly name: string
  readonly kind: 'oneTime' | 'recurring'
  readonly amount: number
  readonly currency: string
  readonly conditions: Readonly<Record<string, PriceCondition>>
  readonly multipliedBy: string | null
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
    select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'amount', p.price_amount,
      'currency', p.price_currency, 'conditions', p.conditions, 'multipliedBy', p.multiplied_by)), '[]')
    from ${table('ProductOfferingPrice')} p where p.offering_id = ${column('id')}
      and (p.valid_from is null or p.valid_from <= ${now}::timestamptz)
      and (p.valid_to is null or p.valid_to > ${now}::timestamptz))`,
)

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
      facts: { specification, prices },
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
      facts: { specification, prices },
      limit: largestPage,
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield* page.items as readonly CatalogEntry[]
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
