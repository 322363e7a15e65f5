import { sql } from 'kysely'
import { PlugboardError } from '../../errors.ts'
import type { FieldModel, Model } from '../../schema/model.ts'
import type { Executor } from '../statement.ts'

/** A table that a plugin declares. */
interface Declared {
  readonly plugin: string
  readonly table: string
  readonly columns: readonly string[]
}

/** A column that is declared, and that the database lacks; perhaps with its whole table. */
interface Missing {
  readonly table: string
  readonly column: string
  readonly hasTable: boolean
}

/**
 * Makes sure that the database has every table and column that plugins declare: a plugin whose
 * migrations do not build them would be answered for with 500 by every read of what it extends.
 *
 * @param options.except the plugins that still have migrations to apply
 * @throws MIGRATION_MISSING naming plugins, tables and the command that helps
 */
export async function assertBuilt(
  executor: Executor,
  model: Model,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<void> {
  const declared = declaredTables(model).filter(({ plugin }) => !except.includes(plugin))
  const pairs = declared.flatMap(({ table, columns }) => columns.map(column => [table, column]))
  const { rows } = await sql<Missing>`
    select w.table, w.column, to_regclass(quote_ident(w.table)) is not null as "hasTable"
    from unnest(
      ${pairs.map(([table]) => table)}::text[], ${pairs.map(([, column]) => column)}::text[]
    ) as w ("table", "column")
    where not exists (
      select from pg_attribute a
      where a.attrelid = to_regclass(quote_ident(w.table)) and a.attname = w.column
        and not a.attisdropped
    )`.execute(executor)
  if (rows.length > 0) throw missing(declared, rows)
}

function missing(declared: readonly Declared[], rows: readonly Missing[]): PlugboardError {
  const byTable = Map.groupBy(rows, ({ table }) => table)
  const lacking = declared.filter(({ table }) => byTable.has(table))
  const plugins = [...new Set(lacking.map(({ plugin }) => plugin))]
  const told = lacking.map(
    ({ plugin, table }) => `${plugin} declares ${wording(table, byTable.get(table) ?? [])}`,
  )
  const commands = plugins.map(
    plugin => `npx plugboard migration create ${plugin} --to ${plugin}/migrations`,
  )
  return new PlugboardError('MIGRATION_MISSING', {
    detail: `No migration builds what is declared: ${told.join('; ')}`,
    remedy: `Run ${commands.join(' and ')}, with the folder where the plugin has its migrations, and let its definition list them: \`migrations\``,
    data: { plugins },
  })
}

function wording(table: string, rows: readonly Missing[]): string {
  if (rows.some(({ hasTable }) => !hasTable)) return `the table ${table}`
  return rows.map(({ column }) => `the column ${table}.${column}`).join(', ')
}

function declaredTables(model: Model): Declared[] {
  return [...model.objects.values()].flatMap(object => [
    { plugin: object.plugin, table: object.table, columns: columnsOf(object.fields) },
    ...object.parts.map(({ plugin, table, fields }) => ({
      plugin,
      table,
      columns: ['id', ...columnsOf(fields)],
    })),
  ])
}

function columnsOf(fields: readonly FieldModel[]): string[] {
  return fields.flatMap(({ columns }) => columns.map(({ name }) => name))
}
