import { type RawBuilder, type Sql, sql } from 'kysely'
import { type Executor, type Statement, slot, statement } from '../database/statement.ts'
import type { Model } from '../schema/model.ts'
import { tableOf } from './fact-columns.ts'

const brand = Symbol.for('plugboard.lookup')

/** What a lookup's expression may use: what was asked, and the tables. */
export interface LookupScope {
  /** Kysely's `sql` template tag; values in it are bound. */
  readonly sql: Sql
  /** The table of an object, or of a part as `Order.giftNote`. */
  table(name: string): RawBuilder<unknown>
  /** A value of what was asked, as text; null where it is not given. Cast it: `${given('weight')}::int`. */
  given(name: string): RawBuilder<string | null>
  /** The same as JSON, for lists. */
  givenJson(name: string): RawBuilder<unknown>
}

/** A question about values that are no object's, answered for any number of them at once. */
export interface Lookup<Asked, Answer> {
  readonly [brand]: true
  readonly name: string
  readonly expression: (scope: LookupScope) => RawBuilder<Answer>
  /** Only for the compiler. */
  readonly asked?: Asked
}

/**
 * Declares a lookup: an SQL expression about values that are handed in. A fact is about an object that is
 * there; this is for an address that somebody types, or the rows of a file.
 *
 * @param name unique in the application, such as `stock.shelves`
 * @example
 * const shelf = lookup<{ sku: string }, string | null>('stock.shelf', ({ sql, table, given }) =>
 *   sql`(select s.name from ${table('Shelf')} s where s.sku = ${given('sku')})`)
 * const shelves = await reads.lookUp(shelf, [{ sku: 'A1' }, { sku: 'B2' }])
 */
export function lookup<Asked extends object, Answer>(
  name: string,
  expression: (scope: LookupScope) => RawBuilder<Answer>,
): Lookup<Asked, Answer> {
  return Object.freeze({ [brand]: true as const, name, expression })
}

/** Answers lookups: each a statement that is made once. */
export function createLookups(model: Model, executor: Executor) {
  const statements = new Map<string, Statement<{ readonly answer: unknown }>>()

  function statementOf({ name, expression }: Lookup<never, unknown>) {
    const known = statements.get(name)
    if (known) return known
    const answer = expression({
      sql,
      table: owner => tableOf(model, owner),
      given: key => sql<string | null>`(lookup.asked ->> ${sql.lit(key)})`,
      givenJson: key => sql`(lookup.asked -> ${sql.lit(key)})`,
    })
    const made = statement<{ readonly answer: unknown }>(
      executor,
      sql`select ${answer} as answer
        from jsonb_array_elements(${slot('asked')}::jsonb) with ordinality as lookup(asked, place)
        order by lookup.place`,
    )
    statements.set(name, made)
    return made
  }

  return async <Asked, Answer>(
    wanted: Lookup<Asked, Answer>,
    asked: readonly Asked[],
  ): Promise<readonly Answer[]> => {
    if (asked.length === 0) return []
    const found = statementOf(wanted as Lookup<never, unknown>)
    const rows = await found.run(executor, { asked: JSON.stringify(asked) })
    return rows.map(({ answer }) => answer as Answer)
  }
}
