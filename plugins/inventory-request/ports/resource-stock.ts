import { type FactReads, fact, port } from 'plugboard'
import type { ResourceKind } from '../objects/resource-kind.ts'

/** What a pool has to give. */
export interface PoolStock {
  readonly pool: string
  readonly name: string
  readonly location?: string
  readonly isOpen: boolean
  /** How many are free; not more than 1,001 are counted. */
  readonly free: number
  /** In days. */
  readonly installationInterval?: number
}

export interface StockQuestion {
  readonly kind: ResourceKind
  /** A pool's id. */
  readonly pool?: string
  /** The area or the location of pools. */
  readonly area?: string
}

export interface StockAnswer {
  /** The pool that is named, or those of the area. */
  readonly there: readonly PoolStock[]
  /** Others that could stand in: those of the same area, where it has one. */
  readonly elsewhere: readonly PoolStock[]
}

export interface ResourceStockContract {
  /** Asked before the transaction: a carrier's own inventory system may answer. */
  stock(question: StockQuestion): Promise<StockAnswer>
}

/** Where answers to requests for inventory come from; the plugin's own tables where nobody provides it. */
export const ResourceStock = port<ResourceStockContract>('ResourceStock', {
  title: 'How many resources of a pool are free',
  fallback: ({ reads }) => ({ stock: question => stockOf(reads, question) }),
})

/** More than one can ask for: it need not be counted further. */
const free = fact<number>(
  'ResourcePool',
  'inventoryFree',
  ({ sql, table, column }) => sql`(select count(*)::int from (
    select from ${table('InventoryResource')} r
    where r.pool_id = ${column('id')} and r.state = 'spare' limit 1001) f)`,
)

/** So many pools are looked at for alternatives. */
const mostPools = 100

async function stockOf(
  reads: FactReads,
  { kind, pool, area }: StockQuestion,
): Promise<StockAnswer> {
  const find = async (where: Readonly<Record<string, string>>) => {
    const query = { where: { kind, ...where }, facts: { free }, limit: mostPools }
    return (await reads.list('ResourcePool', query)).items
  }
  const there = await (pool !== undefined
    ? find({ id: pool })
    : area === undefined
      ? []
      : Promise.all([find({ area }), find({ location: area })]).then(found => found.flat()))
  const near = there.find(one => one.area)?.area
  const others = await find(near ? { area: near } : {})
  const named = new Map(there.map(one => [one.id, one]))
  return {
    there: [...named.values()].map(stockOfPool),
    elsewhere: others.filter(({ id }) => !named.has(id)).map(stockOfPool),
  }
}

interface Found {
  readonly id: string
  readonly name: string
  readonly location?: string | null
  readonly isOpen: boolean
  readonly free: number
  readonly installationInterval?: number | null
}

function stockOfPool({ id, name, location, isOpen, free, ...pool }: Found): PoolStock {
  const { installationInterval: interval } = pool
  return {
    ...{ pool: id, name, isOpen, free },
    ...(location ? { location } : {}),
    ...(interval === null || interval === undefined ? {} : { installationInterval: interval }),
  }
}
