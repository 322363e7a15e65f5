import { PlugboardError } from '../../errors.ts'
import type { FieldModel, Model } from '../../schema/model.ts'
import { storedValues } from '../row-writer.ts'

interface Table {
  readonly place: string
  readonly fields: readonly FieldModel[]
}

/**
 * Completes the statements that change tables by what the rows in them get: the default of a field that
 * they did not have, and a part that is always there for every owner that is there already.
 *
 * @throws SCHEMA_INVALID for a field that old rows must have and nobody can say a value for
 */
export function fillOldRows(model: Model, statements: readonly string[]): string[] {
  const tables = tablesOf(model)
  return [
    ...statements.flatMap(statement => {
      const name = /^alter table "([^"]+)"/i.exec(statement)?.[1] ?? ''
      const table = tables.get(name)
      return table ? fillColumns(name, table, statement) : [statement]
    }),
    ...newParts(model, statements),
  ]
}

/** A column that must have a value gets its default first, and forgets it afterwards: the application says it. */
function fillColumns(name: string, table: Table, statement: string): string[] {
  const before: string[] = []
  const after: string[] = []
  const filled = statement
    .replace(
      /\badd (?:column )?"(\w+)" ([^"]+?) not null(?! default)/gi,
      (text, column: string) => {
        const value = defaultOf(table, column)
        after.push(`alter table "${name}" alter column "${column}" drop default`)
        return `${text} default ${value}`
      },
    )
    .replace(/\balter column "(\w+)" set not null/gi, (text, column: string) => {
      const value = defaultOf(table, column)
      before.push(`update "${name}" set "${column}" = ${value} where "${column}" is null`)
      return text
    })
  return [...before, filled, ...after]
}

function defaultOf({ place, fields }: Table, column: string): string {
  for (const field of fields) {
    const index = field.columns.findIndex(({ name }) => name === column)
    if (index === -1) continue
    const value = literalOf(field, index)
    if (value !== undefined) return value
    throw new PlugboardError('SCHEMA_INVALID', {
      detail: `${place}.${field.name} is new or no longer optional, and the rows that are there have no value for it`,
      remedy: 'Give it a default or make it optional, or write the migration by hand',
    })
  }
  return 'null'
}

/** The default of a field as SQL writes it. */
function literalOf(field: FieldModel, index = 0): string | undefined {
  if (field.marks.generatedBy !== undefined) return field.marks.generatedBy
  if (field.schema.default === undefined) return undefined
  const value = storedValues(field, field.schema.default)[index]
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return `'${String(value).replaceAll("'", "''")}'`
}

/** Rows for the owners of a part that has just got its table, where its defaults suffice. */
function newParts(model: Model, statements: readonly string[]): string[] {
  return [...model.objects.values()].flatMap(object =>
    object.parts
      .filter(({ presence }) => presence === 'always')
      .filter(({ table }) => statements.some(text => text.startsWith(`create table "${table}"`)))
      .flatMap(part => {
        const wanted = part.fields.filter(field => !field.optional)
        const columns = wanted.flatMap(field =>
          field.columns.map(({ name }, index) => ({ name, value: literalOf(field, index) })),
        )
        if (columns.some(({ value }) => value === undefined)) return []
        const names = ['id', ...columns.map(({ name }) => name)].map(name => `"${name}"`)
        const values = ['id', ...columns.map(({ value }) => value)]
        return [
          `insert into "${part.table}" (${names.join(', ')}) select ${values.join(', ')} from "${object.table}"`,
        ]
      }),
  )
}

function tablesOf(model: Model): Map<string, Table> {
  return new Map(
    [...model.objects.values()].flatMap(object => [
      [object.table, { place: object.name, fields: object.fields }] as const,
      ...object.parts.map(
        part => [part.table, { place: `${part.owner}.${part.key}`, fields: part.fields }] as const,
      ),
    ]),
  )
}
