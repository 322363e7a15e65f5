import { Command } from 'commander'
import { assemble } from '../assembly.ts'
import { isPlugboardError } from '../errors.ts'
import type { Plugin } from '../plugin/define.ts'
import { version } from '../version.ts'
import { jobsCommand } from './commands/jobs.ts'
import { migrateCommand, migrationCommand } from './commands/migrate.ts'
import { pluginCommand } from './commands/plugin.ts'
import { policyCommand } from './commands/policy.ts'
import { errorWords } from './error-words.ts'
import { loadApp } from './load-app.ts'
import { type Perform, pluginCommands } from './plugin-commands/commander-command.ts'
import { runCommand } from './plugin-commands/run-command.ts'
import { withApplication } from './plugin-commands/with-application.ts'

/**
 * The `plugboard` command with all that belong to it, those of plugins behind the core's own;
 * docs/reference/cli.md is checked against it.
 */
export function plugboardCommand(
  plugins: readonly Plugin[] = [],
  perform: Perform = async () => {},
): Command {
  const command = new Command('plugboard')
    .version(version)
    .description('Looks after an application made with plugboard')
    .option('--app <file>', 'the file that exports the application')
    .addCommand(migrateCommand())
    .addCommand(migrationCommand())
    .addCommand(policyCommand())
    .addCommand(pluginCommand())
    .addCommand(jobsCommand())
  for (const group of pluginCommands(plugins, perform)) command.addCommand(group)
  tellGlobalOptions(command)
  return command
}

/** The help of every command tells of `--app`, too. */
function tellGlobalOptions(command: Command): void {
  command.configureHelp({ showGlobalOptions: true })
  for (const below of command.commands) tellGlobalOptions(below)
}

/** Runs what the command line says. Errors are told in words and end with status 1. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const command = await withPlugins(argv)
    await command.parseAsync(argv)
  } catch (error) {
    process.stderr.write(errorWords(error))
    process.exitCode = 1
  }
}

/** The application is looked for only where its plugins may have what was typed, or are to be listed. */
async function withPlugins(argv: readonly string[]): Promise<Command> {
  const core = plugboardCommand()
  const { operands } = core.parseOptions(argv.slice(2))
  const [group] = operands
  if (core.commands.some(command => command.name() === group)) return core
  const isAsking = group === undefined || group === 'help'
  try {
    const app = await loadApp(core.opts<{ app?: string }>().app)
    const { plugins } = assemble(app.plugins).plugins
    return plugboardCommand(plugins, (plugin, command, input) =>
      withApplication(app, async application => {
        process.exitCode = await runCommand(application, plugin, command, input, {
          out: process.stdout,
          err: process.stderr,
        })
      }),
    )
  } catch (error) {
    // Who asks what there is gets an answer without an application, too.
    if (isAsking && isPlugboardError(error)) return plugboardCommand()
    throw error
  }
}
