import { Command } from 'commander'
import { isPlugboardError } from '../errors.ts'
import { version } from '../version.ts'
import { jobsCommand } from './commands/jobs.ts'
import { migrateCommand, migrationCommand } from './commands/migrate.ts'
import { pluginCommand } from './commands/plugin.ts'
import { policyCommand } from './commands/policy.ts'

/** The `plugboard` command with all that belong to it; docs/reference/cli.md is checked against it. */
export function plugboardCommand(): Command {
  return new Command('plugboard')
    .version(version)
    .description('Looks after an application made with plugboard')
    .option('--app <file>', 'the file that exports the application')
    .addCommand(migrateCommand())
    .addCommand(migrationCommand())
    .addCommand(policyCommand())
    .addCommand(pluginCommand())
    .addCommand(jobsCommand())
}

/** Runs what the command line says. Errors are told in words and end with status 1. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await plugboardCommand().parseAsync(argv)
  } catch (error) {
    const words = isPlugboardError(error)
      ? `${error.code}: ${error.message}`
      : String((error as Error).stack ?? error)
    process.stderr.write(`${words}\n`)
    process.exitCode = 1
  }
}
