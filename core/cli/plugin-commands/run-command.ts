import type { App } from '../../app.ts'
import type { CliCommand, CliInput } from '../../plugin/cli-command.ts'
import { createFactReads } from '../../transition/fact-reads.ts'
import { type ProgressStream, type ShownProgress, showProgress } from './show-progress.ts'

/** What a command needs of an application that has been started. */
export type CommandApplication = Pick<
  App,
  'assembly' | 'database' | 'reads' | 'ports' | 'actors' | 'transact'
>

/** Where a command prints. */
export interface CommandOutput {
  readonly out: NodeJS.WritableStream
  readonly err: ProgressStream
}

/** Runs a plugin's command; returns the exit status. */
export async function runCommand(
  application: CommandApplication,
  plugin: string,
  command: CliCommand<never>,
  input: CliInput,
  { out, err }: CommandOutput,
): Promise<number> {
  const { assembly, database, reads, ports, actors, transact } = application
  let shown: ShownProgress | undefined
  const endProgress = () => {
    shown?.end()
    shown = undefined
  }
  try {
    const status = await command.run(
      {
        options: assembly.plugins.options.get(plugin) as never,
        reads: createFactReads(database, { reads, actor: actors.system }),
        ports,
        transact: work => transact(actors.system, { kind: 'command-line', id: command.name }, work),
        say: line => void out.write(`${line}\n`),
        note(line) {
          endProgress()
          err.write(`${line}\n`)
        },
        progress(title, total) {
          endProgress()
          shown = showProgress(err, title, total)
          return shown
        },
      },
      input,
    )
    return status ?? 0
  } finally {
    endProgress()
  }
}
