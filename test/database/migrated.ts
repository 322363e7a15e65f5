import { assemble } from '../../core/assembly.ts'
import { createMigration } from '../../core/database/migrations/create.ts'
import type { Migration } from '../../core/database/migrations/migration.ts'
import { definePlugin, type Plugin, type PluginDefinition } from '../../core/plugin/define.ts'
import { emptyDatabase } from '../../core/testing/test-database.ts'

/**
 * A plugin together with the migrations that `plugboard migration create` would make for it.
 *
 * @param others the plugins that it needs beside it
 */
export async function migrated(
  definition: PluginDefinition,
  others: readonly Plugin[] = [],
): Promise<Plugin> {
  const made = await nextMigration(definition, others)
  const { migrations = [] } = definition
  return definePlugin({ ...definition, migrations: made ? [...migrations, made] : migrations })
}

/** The migration that a plugin's declaration still wants. */
export async function nextMigration(
  definition: PluginDefinition,
  others: readonly Plugin[] = [],
): Promise<Migration | undefined> {
  const { model, migrations } = assemble([...others, definePlugin(definition)])
  const { url, drop } = await emptyDatabase()
  try {
    const plugin = definition.name
    return await createMigration({ url, model, plugins: migrations, plugin, words: 'test' })
  } finally {
    await drop()
  }
}
