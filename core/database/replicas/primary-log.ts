import type pg from 'pg'
import type { Asks } from './asks.ts'

/** Whose data it is: a replica's has to be the primary's. */
export interface Identity extends pg.QueryResultRow {
  readonly system: string
  readonly database: string
}

export const identify = `select system_identifier::text as "system", current_database() as "database"
  from pg_control_system()`

/** How far the primary's log had come at some moment, both as the primary tells them. */
interface Position {
  readonly at: number
  readonly end: number
}

/** So far back it is known how far behind a replica is, in milliseconds. */
const remembered = 600_000

const question = `select (extract(epoch from clock_timestamp()) * 1000)::float8 as "at",
  pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as "end"`

/**
 * What a replica has is told as a moment: everything that was committed before it. The primary is asked
 * again and again for its clock and the end of its log; a replica that has replayed up to that end has
 * what was committed until that moment, whichever process committed it.
 */
export class PrimaryLog {
  readonly #ask: Asks
  #identity: Identity | undefined
  /** The last ones, newest first. */
  #positions: readonly Position[] = []
  /** How much the primary's clock is ahead of this process's, at most. */
  #ahead: number | undefined

  constructor(ask: Asks) {
    this.#ask = ask
  }

  /** Notes where the primary is now. */
  async look(): Promise<void> {
    this.#identity ??= (await this.#ask<Identity>(identify))[0]
    const asked = performance.now()
    const [position] = await this.#ask<Position & pg.QueryResultRow>(question)
    if (!position) return
    // The answer came after it was asked for, so the clock was not further ahead than this.
    this.#ahead = position.at - asked
    const recent = this.#positions.filter(({ at }) => position.at - at < remembered)
    this.#positions = [position, ...recent]
  }

  /** Undefined as long as it could not be asked. */
  get identity(): Identity | undefined {
    return this.#identity
  }

  /** The primary's clock, or a little more; undefined before the first look. */
  now(): number | undefined {
    return this.#ahead === undefined ? undefined : Math.ceil(performance.now() + this.#ahead)
  }

  /** Up to which moment a replica has everything, from how far it has replayed. */
  momentOf(replayed: number): number | undefined {
    return this.#positions.find(({ end }) => end <= replayed)?.at
  }
}
