import { PlugboardError } from '../../errors.ts'
import type { Executor } from '../statement.ts'
import { type PluginMigrations, planMigrations } from './migrate.ts'

/**
 * Makes sure that the database is as the plugins declare it, and leaves it as it is.
 *
 * @throws MIGRATION_PENDING naming what is missing
 */
export async function assertMigrated(
  db: Executor,
  plugins: readonly PluginMigrations[],
): Promise<void> {
  const pending = await planMigrations(db, plugins)
  if (pending.length === 0) return
  const names = pending.map(({ plugin, migration }) => `${plugin} ${migration.name}`)
  throw new PlugboardError('MIGRATION_PENDING', {
    detail: `The database has not seen yet: ${names.join(', ')}`,
    remedy: 'Run plugboard migrate first, or start the application',
  })
}
