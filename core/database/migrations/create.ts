import { MikroORM } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { entitySchemas } from '../../schema/entities.ts'
import type { Model } from '../../schema/model.ts'
import { snake } from '../../schema/names.ts'
import { systemClock } from '../clock.ts'
import { type Database, openDatabase } from '../database.ts'
import { createDatabase, dropDatabase } from '../server/create-database.ts'
import { guardStateOf, systemTables } from '../system-tables.ts'
import { lossesOf } from './destructive.ts'
import { layOut } from './lay-out.ts'
import { migrate, type PluginMigrations } from './migrate.ts'
import type { Migration } from './migration.ts'
import { fillOldRows } from './old-rows.ts'

/**
 * The migration that brings a plugin's tables from what its migrations build to what it declares.
 * Both sides are compared by the ORM, on a scratch database that is dropped afterwards.
 *
 * @param url a database on the server where the scratch database may be made
 * @param words the migration's name after its number
 * @returns undefined when there is nothing to do
 * @example await createMigration({ url, model, plugins, plugin: 'gift-note', words: 'add-wrap' })
 */
export async function createMigration(options: {
  readonly url: string
  readonly model: Model
  readonly plugins: readonly PluginMigrations[]
  readonly plugin: string
  readonly words: string
}): Promise<Migration | undefined> {
  const { url, model, plugins, plugin, words } = options
  const name = `plugboard_scratch_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const scratch = new URL(url)
  scratch.pathname = `/${name}`
  await createDatabase(url, name)
  try {
    const existing = plugins.find(entry => entry.plugin === plugin)?.migrations ?? []
    const { statements, typeOf } = await difference(scratch.href, model, plugins, plugin)
    const first = plugin === 'core' && existing.length === 0
    const all = first ? [...systemTables, ...statements] : statements
    if (all.length === 0) return undefined
    const destructive = all.flatMap(statement => lossesOf(statement, typeOf))
    const number = String(existing.length + 1).padStart(4, '0')
    return {
      name: `${number}-${words}`,
      statements: all,
      ...(destructive.length > 0 ? { destructive } : {}),
    }
  } finally {
    await dropDatabase(url, name)
  }
}

interface Difference {
  readonly statements: readonly string[]
  /** The types that the columns have before. */
  readonly typeOf: (table: string, column: string) => string | undefined
}

/** What a plugin's tables still want after all migrations. */
async function difference(
  url: string,
  model: Model,
  plugins: readonly PluginMigrations[],
  plugin: string,
): Promise<Difference> {
  const database = await openDatabase({ url, model, clock: systemClock, connections: 2 })
  try {
    await migrate(database.db, plugins, { allowDestructive: true })
    const { rows } = await sql<{ table: string; guarded: boolean }>`
      select c.relname as table, exists (
        select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_guard_state'
      ) as guarded
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    `.execute(database.db)
    const owned = ownedTables(model, plugin)
    const foreign = [
      ...rows.map(row => row.table),
      ...[...model.objects.values()].flatMap(object => [
        object.table,
        ...object.parts.map(part => part.table),
      ]),
    ].filter(table => !owned(table))
    const guards = [...model.objects.values()]
      .filter(object => object.stateful && object.plugin === plugin)
      .filter(object => !rows.some(row => row.table === object.table && row.guarded))
      .map(object => guardStateOf(object.table))
    const changes = fillOldRows(model, await schemaDifference(url, model, foreign))
    return {
      statements: [...changes.map(layOut), ...guards],
      typeOf: await columnTypes(database),
    }
  } finally {
    await database.close()
  }
}

async function columnTypes({ db }: Database): Promise<Difference['typeOf']> {
  const { rows } = await sql<{ column: string; type: string }>`
    select c.relname || '.' || a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and a.attnum > 0 and not a.attisdropped`.execute(db)
  const types = new Map(rows.map(({ column, type }) => [column, type]))
  return (table, column) => types.get(`${table}.${column}`)
}

async function schemaDifference(
  url: string,
  model: Model,
  skipTables: string[],
): Promise<string[]> {
  const orm = await MikroORM.init({
    entities: entitySchemas(model),
    clientUrl: url,
    autoJoinOneToOneOwner: false,
    schemaGenerator: { skipTables, createForeignKeyConstraints: true },
  })
  try {
    const text = await orm.schema.getUpdateSchemaSQL({ wrap: false })
    return text
      .split(/;\s*\n/)
      .map(line => line.replace(/;\s*$/, '').trim())
      .filter(line => line !== '' && !isAboutTriggers(line))
  } finally {
    await orm.close(true)
  }
}

/** The ORM would drop what it has not made itself, such as the guard of a state column. */
function isAboutTriggers(statement: string): boolean {
  return /^drop (trigger|function)\b/i.test(statement)
}

/** The core's tables are those of its objects; a plugin's bear its name, also those no longer declared. */
function ownedTables(model: Model, plugin: string): (table: string) => boolean {
  if (plugin !== 'core') return table => table.startsWith(`${snake(plugin)}__`)
  const own = new Set(
    [...model.objects.values()]
      .filter(object => object.plugin === 'core')
      .map(object => object.table),
  )
  return table => own.has(table)
}
