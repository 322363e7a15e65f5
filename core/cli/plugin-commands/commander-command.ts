import { Command, Option } from 'commander'
import type { CliCommand, CliFlag, CliInput } from '../../plugin/cli-command.ts'
import type { Plugin } from '../../plugin/define.ts'
import { gather } from '../../plugin/gather.ts'

/** Performs a command of a plugin. */
export type Perform = (plugin: string, command: CliCommand<never>, input: CliInput) => Promise<void>

/** The commands of plugins as commander knows them: a group for each first word. */
export function pluginCommands(plugins: readonly Plugin[], perform: Perform): Command[] {
  const all = gather(plugins, plugin => plugin.cli)
  const groups = Map.groupBy(all, ({ value: { name } }) => name.split(' ')[0] as string)
  return [...groups].map(([group, members]) => {
    const [{ plugin } = { plugin: group }] = members
    const { title = plugin } = plugins.find(({ name }) => name === plugin) ?? {}
    const made = new Command(group).description(`${title} (plugin ${plugin})`)
    for (const { plugin, value } of members) made.addCommand(commandOf(plugin, value, perform))
    return made
  })
}

function commandOf(plugin: string, command: CliCommand<never>, perform: Perform): Command {
  const made = new Command(command.name.split(' ')[1]).description(command.title)
  const words = Object.entries(command.arguments)
  for (const [name, { title, optional }] of words) {
    made.argument(optional ? `[${kebab(name)}]` : `<${kebab(name)}>`, title)
  }
  for (const [name, flag] of Object.entries(command.flags)) made.addOption(optionOf(name, flag))
  return made.action(async (...given: unknown[]) => {
    // Commander hands over the arguments, then the flags, then itself.
    const flags = given[words.length] as Readonly<Record<string, string | boolean>>
    const input: Record<string, unknown> = Object.fromEntries(
      words.map(([name], index) => [name, given[index]]),
    )
    for (const [name, { value }] of Object.entries(command.flags)) {
      input[name] = flags[name] ?? (value === undefined ? false : undefined)
    }
    await perform(plugin, command, input as CliInput)
  })
}

function optionOf(name: string, { title, value, choices, initial }: CliFlag): Option {
  const flag = `--${kebab(name)}`
  const option = new Option(value === undefined ? flag : `${flag} <${value}>`, title)
  if (choices) option.choices(choices)
  return initial === undefined ? option : option.default(initial)
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
