import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Db } from '../database.ts'
import { openPool } from '../pool.ts'
import { Questions } from './asks.ts'
import { type Identity, identify, type PrimaryLog } from './primary-log.ts'

const question = `select pg_is_in_recovery() as "isReplica",
  pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::float8 as "replayed"`

interface Progress extends pg.QueryResultRow {
  readonly isReplica: boolean
  readonly replayed: number | null
}

/** A statement that takes longer is left to the primary, in milliseconds. */
const patience = 5_000

/** One streaming replica: its connections, and how far it is. */
export class Replica {
  /** Host, port and database; the password is nobody's business. */
  readonly name: string
  readonly db: Db
  readonly #questions: Questions
  #isKnown = false
  #hasUntil = Number.NEGATIVE_INFINITY
  #trouble: string | undefined = 'it has not been asked yet'

  constructor(url: string, connections: number) {
    const { host, pathname } = new URL(url)
    this.name = `${host}${pathname}`
    this.#questions = new Questions(url)
    const pool = openPool(url, {
      max: connections,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      statement_timeout: patience,
    })
    this.db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  }

  /** The moment, by the primary's clock, up to which it has everything. */
  get hasUntil(): number {
    return this.#hasUntil
  }

  /** Why it is left out; undefined where it is not. */
  get trouble(): string | undefined {
    return this.#trouble
  }

  /** Asks how far it is. Never throws: what is the matter is its trouble. */
  async look(primary: PrimaryLog): Promise<void> {
    try {
      this.#trouble = await this.#examine(primary)
    } catch (error) {
      this.failed(error)
    }
  }

  /** It did not do what was asked of it: left out until it answers the next question. */
  failed(error: unknown): void {
    this.#trouble = `it does not answer (${error instanceof Error ? error.message : error})`
    this.#isKnown = false
  }

  async #examine(primary: PrimaryLog): Promise<string | undefined> {
    const { ask } = this.#questions
    const { identity } = primary
    if (!identity) return 'the primary does not say who it is'
    if (!this.#isKnown) {
      const [found] = await ask<Identity>(identify)
      const { system, database } = identity
      if (found?.system !== system) return 'it is a replica of another server'
      if (found.database !== database) return `its database is ${found.database}, not ${database}`
      this.#isKnown = true
    }
    const [progress] = await ask<Progress>(question)
    if (!progress?.isReplica) return 'it is no replica: it takes writes'
    // After a crash it may have less than before.
    this.#hasUntil = primary.momentOf(progress.replayed ?? 0) ?? Number.NEGATIVE_INFINITY
    return undefined
  }

  /** A server that hangs does not close its connections: then they go with the process. */
  async close(): Promise<void> {
    this.#questions.close()
    const { promise: enough, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, patience)
    await Promise.race([this.db.destroy().catch(() => {}), enough])
    clearTimeout(timer)
  }
}
