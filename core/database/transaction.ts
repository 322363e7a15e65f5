import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import { PlugboardError } from '../errors.ts'
import type { Database } from './database.ts'
import { isConsequence, isStalePlan } from './database-errors.ts'
import type { Executor } from './statement.ts'

type Db = Database['db']

/**
 * A transaction on a connection of its own. Statements are sent in the order in which they are given,
 * each without waiting for the answer to the one before: PostgreSQL works on one after the other, and
 * where one fails, those behind it fail with its error.
 */
export class Transaction implements Executor {
  readonly #db: Db
  readonly #client: pg.PoolClient
  #kysely: ReturnType<Executor['getExecutor']> | undefined
  /** Why it is aborted. */
  #failure: unknown
  #isOver = false

  private constructor(db: Db, client: pg.PoolClient) {
    this.#db = db
    this.#client = client
  }

  static async begin({ db, connect }: Pick<Database, 'db' | 'connect'>): Promise<Transaction> {
    const client = await connect()
    // Goes with the first statement: see PreparedClient.
    await client.query('begin')
    return new Transaction(db, client)
  }

  async executeQuery<Row>(query: CompiledQuery<Row> | Compilable<Row>): Promise<QueryResult<Row>> {
    if (this.#isOver) throw tooLate()
    const compiled = 'compile' in query ? query.compile() : query
    try {
      const { rows, rowCount } = await this.#client.query(compiled.sql, [...compiled.parameters])
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) }
    } catch (error) {
      this.#failure = (isConsequence(error) ? this.#failure : undefined) ?? error
      throw this.#failure
    }
  }

  /** For queries that Kysely has still to compile. */
  getExecutor: Executor['getExecutor'] = () => {
    this.#kysely ??= this.#db.getExecutor().withConnectionProvider({
      provideConnection: consumer =>
        consumer({
          executeQuery: <Row>(query: CompiledQuery) =>
            this.executeQuery(query as CompiledQuery<Row>),
          streamQuery: () => {
            throw new Error('A unit of work reads whole results')
          },
        }),
    })
    return this.#kysely
  }

  /** @throws what a statement failed with that nobody waited for, and rolls back */
  async commit(): Promise<void> {
    const { command } = await this.#end('commit')
    if (command === 'ROLLBACK') throw this.#failure ?? new Error('PostgreSQL rolled back')
  }

  /** Does nothing where it is over. A connection that does not answer is given up. */
  async rollback(): Promise<void> {
    if (!this.#isOver) await this.#end('rollback').catch(() => {})
  }

  async #end(how: 'commit' | 'rollback'): Promise<pg.QueryResult> {
    this.#isOver = true
    try {
      const result = await this.#client.query(how)
      // A connection whose prepared statements are not what they were is of no more use.
      this.#client.release(isStalePlan(this.#failure))
      return result
    } catch (error) {
      this.#client.release(true)
      throw error
    }
  }
}

/** A statement that would no longer belong to the transaction. */
export function tooLate(): PlugboardError {
  return new PlugboardError('DATABASE_BYPASS', {
    detail: 'A statement came after the end of its unit of work',
    remedy: 'Wait for all that a unit of work starts before its function returns',
  })
}
