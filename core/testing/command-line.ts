import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Command, CommanderError } from 'commander'
import type { App } from '../app.ts'
import { errorWords } from '../cli/error-words.ts'
import { pluginCommands } from '../cli/plugin-commands/commander-command.ts'
import { runCommand } from '../cli/plugin-commands/run-command.ts'

/** What a command left behind. */
export interface CommandLineReply {
  readonly status: number
  readonly out: string
  readonly err: string
}

/**
 * Runs a plugin's command as `npx plugboard …words` would, on the application of a test.
 *
 * @example
 * const { app } = await testApp(t, { plugins: [catalog] })
 * const { status, out } = await commandLine(app, ['catalog', 'import', 'prices.csv', '--dry-run'])
 */
export async function commandLine(app: App, words: readonly string[]): Promise<CommandLineReply> {
  const out = new PassThrough()
  const err = new PassThrough()
  const told = Promise.all([text(out), text(err)])
  const status = await run(app, words, { out, err }).catch(error => {
    // What commander found wrong with the words, it has told already.
    if (error instanceof CommanderError) return error.exitCode
    err.write(errorWords(error))
    return 1
  })
  out.end()
  err.end()
  const [said, noted] = await told
  return { status, out: said, err: noted }
}

async function run(
  app: App,
  [group, ...words]: readonly string[],
  output: { readonly out: PassThrough; readonly err: PassThrough },
): Promise<number> {
  let status = 0
  const groups = pluginCommands(app.assembly.plugins.plugins, async (plugin, command, input) => {
    status = await runCommand(app, plugin, command, input, output)
  })
  const found = groups.find(command => command.name() === group)
  if (!found) throw new Error(`No plugin has a command that begins with ${group}`)
  for (const command of [found, ...found.commands]) captured(command, output)
  await found.parseAsync(words, { from: 'user' })
  return status
}

/** Lets commander neither end the process nor print. */
function captured(
  command: Command,
  { out, err }: { readonly out: PassThrough; readonly err: PassThrough },
): void {
  command.exitOverride().configureOutput({
    writeOut: line => void out.write(line),
    writeErr: line => void err.write(line),
  })
}
