import { AsyncLocalStorage } from 'node:async_hooks'
import type { EntitySchema } from '@mikro-orm/core'
import { MikroORM } from '@mikro-orm/postgresql'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { PlugboardError } from '../errors.ts'
import { entitySchemas } from '../schema/entities.ts'
import type { Model } from '../schema/model.ts'
import type { Clock } from './clock.ts'
import { createIds, type IdSource } from './ids.ts'
import { openPool } from './pool.ts'
import { unreachable } from './unreachable.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tables are those of whatever plugins are installed
export type Db = Kysely<any>

/** One application's connections, shared by the ORM and by generated statements. */
export interface Database {
  readonly db: Db
  readonly orm: MikroORM
  readonly model: Model
  readonly clock: Clock
  readonly url: string
  readonly ids: IdSource
  /** A connection for one transaction, to be given back. */
  connect(): Promise<pg.PoolClient>
  /** The ORM's entity schema by name. */
  entity(name: string): EntitySchema<Record<string, unknown>>
  /** Runs what may take connections of its own although a unit of work is open: nothing but the unit itself. */
  readonly guard: ConnectionGuard
  close(): Promise<void>
}

/** Refuses a connection to code that runs inside a unit of work and does not use its handle. */
export class ConnectionGuard {
  readonly #inside = new AsyncLocalStorage<boolean>()

  /** Runs `work` as the inside of a unit of work. */
  enter<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#inside.run(true, work)
  }

  check(): void {
    if (!this.#inside.getStore()) return
    throw new PlugboardError('DATABASE_BYPASS', {
      detail: 'A query inside a unit of work asked for a connection of its own',
      remedy:
        'Use the handle that the unit of work gives: it would not see, or even lock out, its changes',
    })
  }
}

/** Connections at most, where nothing is said. */
export const usualConnections = 16

export interface DatabaseOptions {
  readonly url: string
  readonly model: Model
  readonly clock: Clock
  /** Connections at most; 16 where absent. */
  readonly connections?: number
}

/**
 * Opens the pool and hands it to both the ORM and the query builder.
 *
 * @throws DATABASE_UNREACHABLE
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, model, clock } = options
  const guard = new ConnectionGuard()
  const pool = openPool(url, { max: options.connections ?? usualConnections })
  const guarded = {
    connect: () => {
      guard.check()
      return pool.connect()
    },
    end: () => pool.end(),
    options: pool.options,
  }
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: guarded }) })
  const schemas = entitySchemas(model)
  const orm = await MikroORM.init({
    entities: schemas,
    dbName: new URL(url).pathname.slice(1) || 'postgres',
    driverOptions: db,
    forceUndefined: true,
    autoJoinOneToOneOwner: false,
    allowGlobalContext: false,
  })
  // The ORM connects at its first query otherwise, which may be inside a unit of work.
  await orm.connect().catch(async error => {
    await orm.close(true).catch(() => {})
    await db.destroy().catch(() => {})
    throw unreachable(url, error)
  })
  const byName = new Map(schemas.map(schema => [schema.meta.className ?? '', schema]))
  return {
    db,
    orm,
    model,
    clock,
    url,
    ids: createIds(),
    guard,
    connect: guarded.connect,
    entity: name => {
      const found = byName.get(name)
      if (!found)
        throw new PlugboardError('SCHEMA_INVALID', { detail: `There is no object ${name}` })
      return found
    },
    async close() {
      await orm.close(true)
      await db.destroy().catch(() => {})
    },
  }
}
