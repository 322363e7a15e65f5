import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { assertBuilt } from '../../database/migrations/assert-built.ts'
import { createMigration } from '../../database/migrations/create.ts'
import { migrate, planMigrations } from '../../database/migrations/migrate.ts'
import type { Migration } from '../../database/migrations/migration.ts'
import { PlugboardError } from '../../errors.ts'
import { verifyDatabase } from '../../verify-database.ts'
import { loadApp } from '../load-app.ts'
import { withDatabase } from '../with-database.ts'

type AppFlag = { readonly app?: string }

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `plugboard migrate`: applies what is pending. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database to what the plugins declare; prints each step and never asks')
    .option('--allow-destructive', 'also run steps that lose data')
    .action(async (flags: { allowDestructive?: boolean }, command: Command) => {
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, assembly) => {
        const applied = await migrate(database.db, assembly.migrations, {
          allowDestructive: flags.allowDestructive ?? false,
          onStep: ({ plugin, migration }) => say(`${plugin} ${migration.name}`),
          verify: verifyDatabase(assembly),
        })
        say(applied.length === 0 ? 'Nothing to do.' : `Applied ${applied.length}.`)
      })
    })
}

/** `plugboard migration plan` and `plugboard migration create <plugin>`. */
export function migrationCommand(): Command {
  const group = new Command('migration').description('See and make migrations')
  group
    .command('plan')
    .description('Print what migrate would run')
    .action(async (_flags, command: Command) => {
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, { migrations, model }) => {
        const pending = await planMigrations(database.db, migrations)
        for (const { plugin, migration } of pending) printPlan(plugin, migration)
        const except = pending.map(({ plugin }) => plugin)
        await assertBuilt(database.db, model, { except })
        say(pending.length === 0 ? 'Nothing to do.' : `${pending.length} pending.`)
      })
    })
  group
    .command('create')
    .argument('<plugin>', 'whose tables have changed')
    .option('--name <words>', 'what it does, in kebab-case', 'change')
    .option('--to <folder>', "the plugin's migrations folder; printed where absent")
    .description('Make the migration from what a plugin’s migrations build to what it declares')
    .action(async (plugin: string, flags: { name: string; to?: string }, command: Command) => {
      assertWords(flags.name)
      assertPlace(flags.to)
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, { migrations, model }) => {
        if (!migrations.some(entry => entry.plugin === plugin)) {
          throw new PlugboardError('PLUGIN_MISSING', {
            detail: `The application has no plugin ${plugin}`,
            remedy: `It has: ${migrations.map(entry => entry.plugin).join(', ')}`,
          })
        }
        const existing = migrations.find(entry => entry.plugin === plugin)?.migrations ?? []
        const made = await createMigration({
          url: database.url,
          model,
          plugins: migrations,
          plugin,
          words: existing.length === 0 ? 'initial' : flags.name,
        })
        if (!made) say('Nothing to do: the tables are as declared.')
        else if (flags.to === undefined) {
          say(sourceOf(made))
          process.stderr.write(
            'Nothing was written: --to <folder> writes it, and the list of all.\n',
          )
        } else {
          await writeMigration(flags.to, existing, made)
          say(`Wrote ${made.name} to ${flags.to}.`)
          for (const loss of made.destructive ?? []) say(`Careful: it ${loss}.`)
        }
      })
    })
  return group
}

/** It becomes the name of a file and of an import. */
function assertWords(words: string): void {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words)) return
  throw new PlugboardError('INPUT_INVALID', {
    detail: `"${words}" is not in kebab-case`,
    remedy: 'Say what the migration does like this: --name add-gift-wrap',
  })
}

/** The folder itself is made; that all those above are missing means that it was misspelt. */
function assertPlace(folder: string | undefined): void {
  if (folder === undefined || existsSync(dirname(resolve(folder)))) return
  throw new PlugboardError('INPUT_INVALID', {
    detail: `There is no folder ${dirname(folder)} to make ${basename(folder)} in`,
    remedy: "Name the plugin's folder with --to, such as gift-note/migrations",
  })
}

function printPlan(plugin: string, { name, statements, destructive = [] }: Migration): void {
  say(`-- ${plugin} ${name}`)
  for (const loss of destructive) say(`-- careful: ${loss}`)
  for (const statement of statements) say(`${statement};`)
}

/** Writes the migration's file, and the contents page that lists all of them. */
async function writeMigration(
  folder: string,
  existing: readonly Migration[],
  made: Migration,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${made.name}.ts`), sourceOf(made))
  const names = [...existing, made].map(({ name }) => name)
  const imports = names.map(name => `import ${identifier(name)} from './${name}.ts'`)
  const lines = [
    "import type { Migration } from 'plugboard'",
    ...imports,
    '',
    '/** Oldest first; `plugboard migration create` adds to it. */',
    ...listOf(names.map(identifier)),
    '',
  ]
  await writeFile(join(folder, 'index.ts'), lines.join('\n'))
}

/** On one line where it fits there, as formatters have it. */
function listOf(names: readonly string[]): string[] {
  const opening = 'export const migrations: readonly Migration[] = ['
  const short = `${opening}${names.join(', ')}]`
  return short.length <= 100 ? [short] : [opening, ...names.map(name => `  ${name},`), ']']
}

function identifier(name: string): string {
  return `m${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

function sourceOf({ name, statements, destructive }: Migration): string {
  const list = (lines: readonly string[]) =>
    lines.map(line => `    ${quoted(indented(line))},`).join('\n')
  return [
    "import type { Migration } from 'plugboard'",
    '',
    'export default {',
    `  name: '${name}',`,
    ...(destructive ? [`  destructive: [\n${list(destructive)}\n  ],`] : []),
    `  statements: [\n${list(statements)}\n  ],`,
    '} satisfies Migration',
    '',
  ].join('\n')
}

/** A line break inside an SQL text is part of it, and nothing may follow it. */
function indented(statement: string): string {
  const breaksText = /'[^']*\n[^']*'/.test(statement)
  return breaksText ? statement : statement.replaceAll('\n', '\n    ')
}

function quoted(line: string): string {
  return `\`${line.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``
}
