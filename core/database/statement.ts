import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'

/** Anything that runs SQL: the pool, or the transaction of a unit of work. */
// biome-ignore lint/suspicious/noExplicitAny: the tables are those of whatever plugins are installed
export type Executor = Pick<Kysely<any>, 'executeQuery' | 'getExecutor'>

/** A value that is known only when a statement runs. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A place in a statement for a value that is given when it runs.
 *
 * @example sql`select * from orders where id = ${slot('id')}`
 */
export function slot<Value = unknown>(name: string): RawBuilder<Value> {
  return sql`${new Slot(name)}`
}

/** A statement that was put together once and is run many times. */
export interface Statement<Row> {
  readonly text: string
  run(executor: Executor, values?: Readonly<Record<string, unknown>>): Promise<Row[]>
}

/**
 * Compiles a statement once; its {@link slot}s are filled at every run.
 *
 * @example
 * const byEmail = statement<{ id: string }>(db, sql`select id from users where email = ${slot('email')}`)
 * const [user] = await byEmail.run(db, { email })
 */
export function statement<Row>(db: Executor, fragment: RawBuilder<unknown>): Statement<Row> {
  const compiled = fragment.compile(db)
  const { sql: text, parameters } = compiled
  return {
    text,
    async run(executor, values = {}) {
      const bound = parameters.map(parameter =>
        parameter instanceof Slot ? (values[parameter.name] ?? null) : parameter,
      )
      const result = await executor.executeQuery<Row>(CompiledQuery.raw(text, bound))
      return result.rows as Row[]
    },
  }
}
