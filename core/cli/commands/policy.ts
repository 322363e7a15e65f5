import { Command, Option } from 'commander'
import { sql } from 'kysely'
import { assemble } from '../../assembly.ts'
import { PlugboardError } from '../../errors.ts'
import { toJson } from '../../transition/render/to-json.ts'
import { toMermaid } from '../../transition/render/to-mermaid.ts'
import { toSvg } from '../../transition/render/to-svg.ts'
import { loadApp } from '../load-app.ts'
import { withDatabase } from '../with-database.ts'

type AppFlag = { readonly app?: string }

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `plugboard policy show`, `check` and `quarantine`. */
export function policyCommand(): Command {
  const group = new Command('policy').description('See and check the merged transition policies')
  group
    .command('show')
    .argument('<object>', 'such as Order')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['mermaid', 'svg', 'json'])
        .default('mermaid'),
    )
    .description('Print a policy as a diagram')
    .action(async (object: string, flags: { format: string }, command: Command) => {
      const { plugins } = await loadApp(command.optsWithGlobals<AppFlag>().app)
      const { policies } = assemble(plugins)
      const policy = policies.get(object)
      if (!policy) {
        throw new PlugboardError('TRANSITION_UNKNOWN', {
          detail: `${object} has no policy`,
          remedy: `There are policies of: ${[...policies.keys()].join(', ')}`,
        })
      }
      if (flags.format === 'svg') say(await toSvg(policy))
      else if (flags.format === 'json') say(JSON.stringify(toJson(policy), null, 2))
      else say(toMermaid(policy))
    })
  group
    .command('check')
    .description('Say everything that does not hold together; status 1 if there is something')
    .action(async (_flags, command: Command) => {
      const { plugins } = await loadApp(command.optsWithGlobals<AppFlag>().app)
      const { findings, policies } = assemble(plugins, { tolerant: true })
      for (const { kind, message, remedy } of findings) say(`${kind}: ${message}. ${remedy}`)
      say(
        findings.length === 0
          ? counted(policies.size, 'policy holds', 'policies hold', ' together.')
          : counted(findings.length, 'finding', 'findings', '.'),
      )
      if (findings.length > 0) process.exitCode = 1
    })
  group
    .command('quarantine')
    .description('List the objects that stand in a state which their policy lacks')
    .action(async (_flags, command: Command) => {
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, { model, policies }) => {
        let count = 0
        for (const [name, policy] of policies) {
          const { rows } = await sql<{ id: string; state: string }>`
            select id, state from ${sql.table(model.object(name).table)}
            where not (state = any(${[...policy.states.keys()]})) order by id`.execute(database.db)
          for (const { id, state } of rows) say(`${name} ${id} ${state}`)
          count += rows.length
        }
        say(count === 0 ? 'No objects.' : counted(count, 'object', 'objects', '.'))
      })
    })
  return group
}

/** @example counted(1, 'finding', 'findings', '.') // '1 finding.' */
function counted(count: number, one: string, many: string, end: string): string {
  return `${count} ${count === 1 ? one : many}${end}`
}
