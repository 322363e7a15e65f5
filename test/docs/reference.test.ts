import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import telecom from 'plugboard/plugins/telecom'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import { plugboardCommand } from '../../core/cli/main.ts'
import { filterOperators } from '../../core/schema/filter.ts'

t.test('cli.md tells every command with its options, and no other', async t => {
  const told = new Map(
    readFileSync('docs/reference/cli.md', 'utf8')
      .split(/^## /m)
      .slice(1)
      .map(section => [section.split('\n', 1)[0] ?? '', section]),
  )
  const { plugins } = assemble(telecom).plugins
  const commands = leaves(plugboardCommand(plugins))
  t.same([...told.keys()].sort(), commands.map(nameOf).sort())
  for (const command of commands) {
    const usage = told.get(nameOf(command))?.match(/^ {4}plugboard .+$/m)?.[0] ?? ''
    const flags = command.options.map(({ long }) => long)
    t.same(usage.match(/--[a-z-]+/g) ?? [], flags, `the options of ${nameOf(command)}`)
    const wanted = command.registeredArguments.map(argument => {
      const name = `<${argument.name()}>${argument.variadic ? '…' : ''}`
      return argument.required ? name : `[${name}]`
    })
    const given = usage.replace(/\[--[^\]]*\]/g, '').match(/\[?<[a-z]+>…?\]?/g) ?? []
    t.same(given, wanted, `the arguments of ${nameOf(command)}`)
  }
})

t.test('http.md tells the operators of every kind of field', async t => {
  const text = readFileSync('docs/reference/http.md', 'utf8')
  for (const [kind, operators] of Object.entries(filterOperators)) {
    const row = text.match(new RegExp(`^\\| ${kind} \\| (.*) \\|$`, 'm'))?.[1]
    const told = row?.split(', ').map(operator => operator.replaceAll('`', '')) ?? []
    t.same(told, operators, kind)
  }
})

/** The commands that do something; the others only gather them. */
function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)
}

/** As it is typed after `plugboard`. */
function nameOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name()
}
