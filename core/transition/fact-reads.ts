import type { Actor } from '../database/actor.ts'
import type { Database } from '../database/database.ts'
import { subjectAlias } from '../database/reads/columns.ts'
import type { ReadRow, Reads } from '../database/reads.ts'
import { parseFilters } from '../schema/filter.ts'
import type { ObjectName, PartKey, RecordOf } from '../schema/record.ts'
import type { FactMap, FactValues } from './fact.ts'
import { factColumns, factKey, givenKey } from './fact-columns.ts'
import { createLookups, type Lookup } from './lookup.ts'

export interface FactQuery<Facts extends FactMap> {
  /** Filters as in a list's query string, such as `{ state: 'draft', 'key[in]': 'a,b' }`. */
  readonly where?: Readonly<Record<string, string>>
  /** Further values about each object, read by the same statement. */
  readonly facts?: Facts
  /** What the facts ask for with `given`, such as the words of a search. */
  readonly given?: Readonly<Record<string, unknown>>
  /** 1 to 200; 20 where absent. */
  readonly limit?: number
  readonly cursor?: string
}

export interface FactPage<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** An object with all its parts, and the facts that were asked for. */
export type WithFacts<N extends ObjectName, Facts extends FactMap> = RecordOf<N, PartKey<N>> &
  FactValues<Facts>

/**
 * Typed reads for the providers of ports and for subscribers: whole objects with facts about them, a
 * statement a page. They see what the application may see, which is everything.
 */
export interface FactReads {
  /**
   * Newest first.
   *
   * @throws NOT_FILTERABLE, QUERY_INVALID
   * @example const { items } = await reads.list('ProductOffering', { where: { key: 'dedicated-internet' } })
   */
  list<N extends ObjectName, const Facts extends FactMap = Record<never, never>>(
    object: N,
    query?: FactQuery<Facts>,
  ): Promise<FactPage<WithFacts<N, Facts>>>
  /**
   * Answers one question about many values with one statement, in their order.
   *
   * @example const [shelf] = await reads.lookUp(shelfOf, [{ sku: 'A1' }])
   */
  lookUp<Asked, Answer>(
    lookup: Lookup<Asked, Answer>,
    asked: readonly Asked[],
  ): Promise<readonly Answer[]>
}

/** @param actor whose confinement the reads have */
export function createFactReads(
  { db, model, clock, guard }: Database,
  { reads, actor }: { readonly reads: Reads; readonly actor: Actor },
): FactReads {
  const lookUp = createLookups(model, db)
  return {
    lookUp(wanted, asked) {
      guard.check()
      return lookUp(wanted, asked)
    },

    async list<N extends ObjectName, Facts extends FactMap>(
      name: N,
      query: FactQuery<Facts> = {},
    ): Promise<FactPage<WithFacts<N, Facts>>> {
      const { where = {}, facts = {}, given = {}, limit, cursor } = query
      const object = model.object(name)
      const wanted = Object.entries(facts as FactMap)
      const page = await reads.for(actor).list(
        name,
        {
          filters: parseFilters(object, where),
          ...(limit === undefined ? {} : { limit }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        {
          key: wanted.map(([, fact]) => factKey(fact)).join(),
          columns: factColumns(
            model,
            object,
            wanted.map(([, fact]) => fact),
            subjectAlias,
          ),
          values: { now: clock.now(), ...slotsOf(given) },
        },
      )
      const item = (row: ReadRow): WithFacts<N, Facts> => {
        const known = Object.fromEntries(wanted.map(([key, fact]) => [key, row[factKey(fact)]]))
        return { ...row, ...known } as unknown as WithFacts<N, Facts>
      }
      return { items: page.items.map(item), nextCursor: page.nextCursor }
    },
  }
}

function slotsOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [givenKey(name), value]))
}
