import type { RawBuilder, Sql } from 'kysely'

const brand = Symbol.for('plugboard.fact')

/** What a fact's expression may use: the subject's own columns, other tables, the moment, the actor. */
export interface FactScope {
  /** Kysely's `sql` template tag; values in it are bound. */
  readonly sql: Sql
  /** A column of the subject, by field name (`account`) or part and field (`giftNote.message`). */
  column(path: string): RawBuilder<unknown>
  /** The table of an object, or of a part as `Order.giftNote`. */
  table(name: string): RawBuilder<unknown>
  /**
   * Whether the application has an object, or a part as `Order.giftNote`: for what a plugin looks at where it
   * is there, and does not need.
   */
  has(name: string): boolean
  /** The moment of the decision, bound. */
  readonly now: RawBuilder<string>
  /** What whoever reads gives along by this name, bound; null to rules and timers, which are given nothing. */
  given(name: string): RawBuilder<unknown>
}

/**
 * A named value about a subject: an SQL expression correlated with the subject. All facts that the
 * wanted rules name become columns of one SELECT, for one subject or for a list of twenty.
 */
export interface Fact<Value = unknown> {
  readonly [brand]: true
  readonly name: string
  /** The object that it is about. */
  readonly object: string
  readonly expression: (scope: FactScope) => RawBuilder<Value>
  /** Set where the fact is simply a field: two plugins that ask for one field ask for one fact. */
  readonly field?: string
}

/**
 * Declares a fact.
 *
 * @param object the object that the fact is about
 * @param name unique for the object: two rules that use this very fact share one column, and two
 *   different facts of one name are a conflict that stops the boot
 * @example
 * const itemCount = fact<number>('Order', 'itemCount', ({ sql, table, column }) =>
 *   sql`(select count(*)::int from ${table('OrderItem')} where order_id = ${column('id')})`)
 */
export function fact<Value>(
  object: string,
  name: string,
  expression: (scope: FactScope) => RawBuilder<Value>,
): Fact<Value> {
  return Object.freeze({ [brand]: true as const, object, name, expression })
}

/**
 * The fact that is simply a field of the subject or of one of its parts.
 *
 * @example fieldFact<string>('Order', 'giftNote.message')
 */
export function fieldFact<Value>(object: string, path: string): Fact<Value> {
  const plain = fact<Value>(object, path, ({ sql, column }) => sql<Value>`${column(path)}`)
  return Object.freeze({ ...plain, field: path })
}

/** Whether two facts of one name are the same fact, so that they may share a column. */
export function isSameFact(one: Fact, other: Fact): boolean {
  if (one === other) return true
  return one.object === other.object && one.field !== undefined && one.field === other.field
}

export type FactMap = Readonly<Record<string, Fact>>

export type FactValues<Facts extends FactMap> = {
  readonly [K in keyof Facts]: Facts[K] extends Fact<infer Value> ? Value : never
}
