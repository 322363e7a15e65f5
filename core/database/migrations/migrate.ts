import { sql } from 'kysely'
import { PlugboardError } from '../../errors.ts'
import type { Db } from '../database.ts'
import type { Executor } from '../statement.ts'
import {
  type Applied,
  checksum,
  createLedger,
  lockLedger,
  readLedger,
  writeLedger,
} from './ledger.ts'
import type { Migration } from './migration.ts'

/** The migrations of one plugin, in their order; plugins come in the order of their dependencies. */
export interface PluginMigrations {
  readonly plugin: string
  readonly migrations: readonly Migration[]
}

export interface PendingMigration {
  readonly plugin: string
  readonly migration: Migration
}

export interface MigrateOptions {
  readonly allowDestructive?: boolean
  /** Told of every step before it is done. */
  readonly onStep?: (step: PendingMigration) => void
  /** Looked at after the last step, in the same transaction; may refuse the whole by throwing. */
  readonly verify?: (executor: Executor) => Promise<void>
}

/**
 * What {@link migrate} would do.
 *
 * @throws MIGRATION_CHANGED when an applied migration reads differently now
 */
export async function planMigrations(
  db: Executor,
  plugins: readonly PluginMigrations[],
): Promise<PendingMigration[]> {
  return pendingOf(plugins, (await ledgerExists(db)) ? await readLedger(db) : [])
}

/**
 * Applies what is pending, all of it or nothing. Processes that start at the same moment wait for one
 * another; each migration is applied once. It never asks.
 *
 * @returns what was applied
 * @throws MIGRATION_CHANGED, MIGRATION_DESTRUCTIVE
 */
export async function migrate(
  db: Db,
  plugins: readonly PluginMigrations[],
  options: MigrateOptions = {},
): Promise<PendingMigration[]> {
  return db.transaction().execute(async transaction => {
    await lockLedger(transaction)
    await createLedger(transaction)
    const pending = pendingOf(plugins, await readLedger(transaction))
    if (!options.allowDestructive) refuseDestructive(pending)
    for (const step of pending) {
      options.onStep?.(step)
      for (const text of step.migration.statements) await sql.raw(text).execute(transaction)
      await writeLedger(transaction, step.plugin, step.migration)
    }
    await options.verify?.(transaction)
    return pending
  })
}

async function ledgerExists(db: Executor): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('plugboard_migrations') is not null as exists`.execute(db)
  return rows[0]?.exists ?? false
}

function pendingOf(
  plugins: readonly PluginMigrations[],
  applied: readonly Applied[],
): PendingMigration[] {
  const known = new Map(applied.map(entry => [`${entry.plugin}/${entry.name}`, entry.checksum]))
  return plugins.flatMap(({ plugin, migrations }) =>
    migrations.flatMap(migration => {
      const found = known.get(`${plugin}/${migration.name}`)
      if (found === undefined) return [{ plugin, migration }]
      if (found === checksum(migration)) return []
      throw new PlugboardError('MIGRATION_CHANGED', {
        detail: `The migration ${migration.name} of ${plugin} was applied and has been edited since`,
        remedy: 'Restore it, and put the change into a new migration: plugboard migration create',
      })
    }),
  )
}

function refuseDestructive(pending: readonly PendingMigration[]): void {
  const losses = pending.flatMap(({ plugin, migration }) =>
    (migration.destructive ?? []).map(loss => `${plugin} ${migration.name}: ${loss}`),
  )
  if (losses.length === 0) return
  throw new PlugboardError('MIGRATION_DESTRUCTIVE', {
    detail: `Data would be lost: ${losses.join('; ')}`,
    remedy: 'Run plugboard migrate --allow-destructive if that is what you want',
  })
}
