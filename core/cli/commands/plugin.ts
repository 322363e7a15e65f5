import { Command } from 'commander'
import { assemble } from '../../assembly.ts'
import type { Database } from '../../database/database.ts'
import { createLedger, readLedger } from '../../database/migrations/ledger.ts'
import { purgePlugin } from '../../database/migrations/purge.ts'
import { PlugboardError } from '../../errors.ts'
import { didYouMean } from '../../plugin/nearest-name.ts'
import { loadApp } from '../load-app.ts'
import { withDatabase } from '../with-database.ts'

type AppFlag = { readonly app?: string }

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `plugboard plugin list` and `plugboard plugin purge <name>`. */
export function pluginCommand(): Command {
  const group = new Command('plugin').description(
    'See the plugins, and clear up after removed ones',
  )
  group
    .command('list')
    .description('List the plugins in the order in which they are put together')
    .action(async (_flags, command: Command) => {
      const { plugins } = await loadApp(command.optsWithGlobals<AppFlag>().app)
      for (const { name, version } of assemble(plugins).plugins.plugins) say(`${name} ${version}`)
    })
  group
    .command('purge')
    .argument('<name>', 'a plugin that the application no longer has')
    .option('--allow-destructive', 'really drop its tables')
    .description('Drop the tables that a removed plugin has left behind')
    .action(async (name: string, flags: { allowDestructive?: boolean }, command: Command) => {
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, { plugins }) => {
        if (plugins.plugins.some(plugin => plugin.name === name)) {
          throw new PlugboardError('MIGRATION_DESTRUCTIVE', {
            detail: `The application still has the plugin ${name}`,
            remedy: 'Remove it from the list first',
          })
        }
        const left = await leftBehind(database, plugins.names)
        if (!left.includes(name)) throw nothingLeft(name, left)
        if (!flags.allowDestructive) {
          throw new PlugboardError('MIGRATION_DESTRUCTIVE', {
            detail: `Every table of ${name} would be dropped, with its rows`,
            remedy: 'Add --allow-destructive if that is what you want',
          })
        }
        for (const { table, rows } of await purgePlugin(database.db, name))
          say(`dropped ${table} (${rows} rows)`)
      })
    })
  return group
}

/** The plugins that have been at work in the database, and that the application has not. */
async function leftBehind({ db }: Database, present: readonly string[]): Promise<string[]> {
  await createLedger(db)
  const applied = await readLedger(db)
  return [...new Set(applied.map(({ plugin }) => plugin))].filter(name => !present.includes(name))
}

/** A misspelt name looks like one that was purged before: neither may pass for done. */
function nothingLeft(name: string, left: readonly string[]): PlugboardError {
  return new PlugboardError('NOT_FOUND', {
    detail: `Nothing is left of a plugin ${name} in this database`,
    remedy:
      left.length === 0
        ? 'There is nothing left of any other removed plugin either'
        : `Removed plugins that left something: ${left.join(', ')}.${didYouMean(name, left)}`,
  })
}
