import { type RawBuilder, sql } from 'kysely'
import type { FieldModel } from '../schema/model.ts'
import type { Db } from './database.ts'
import { type Executor, type Statement, slot, statement } from './statement.ts'

export type Values = Readonly<Record<string, unknown>>

/** Writes the rows of one table: new ones with one statement however many. */
export interface RowWriter {
  /**
   * @param mark the states to announce, where the table's are guarded
   * @returns what the database itself filled in, by field name, a row for a row
   */
  insert(executor: Executor, rows: readonly Values[], mark?: string): Promise<Values[]>
  /** Whether the database fills in something of such rows. */
  fillsIn(rows: readonly Values[]): boolean
  /** Writes what differs between two stands of a row, by field name. */
  update(
    executor: Executor,
    id: string,
    before: Values,
    after: Values,
    mark?: string,
  ): Promise<void>
}

/**
 * Makes the writer of a table from its fields. A new row does not pass through the ORM's unit of
 * work: the statement is known beforehand, and writing it directly costs a quarter (docs/decisions/0003).
 *
 * @param isGuarded the table's states are guarded: each statement announces those that it writes
 */
export function rowWriter(
  db: Db,
  table: string,
  fields: readonly FieldModel[],
  isGuarded = false,
): RowWriter {
  const shapes = new Map<string, Statement<Values>>()

  function statementFor(present: readonly FieldModel[], many: boolean): Statement<Values> {
    const key = `${many}:${present.map(field => field.name).join()}`
    const known = shapes.get(key)
    if (known) return known
    const made = statement<Values>(db, insertSql(table, present, fields, many, isGuarded))
    shapes.set(key, made)
    return made
  }

  function updateOf(changed: readonly FieldModel[]): Statement<Values> {
    const key = `update:${changed.map(field => field.name).join()}`
    const known = shapes.get(key)
    if (known) return known
    const made = statement<Values>(db, updateSql(table, changed, isGuarded))
    shapes.set(key, made)
    return made
  }

  return {
    fillsIn: ([first]) => fields.some(field => first !== undefined && isGenerated(field, first)),

    async update(executor, id, before, after, mark) {
      const changed = fields.filter(({ name }) => !isSame(before[name], after[name]))
      if (changed.length === 0) return
      const values = changed.flatMap(field => {
        const stored = storedValues(field, after[field.name])
        return field.columns.map(({ name }, place) => [name, stored[place]] as const)
      })
      await updateOf(changed).run(executor, {
        ...Object.fromEntries(values),
        [keySlot]: id,
        [markSlot]: mark,
      })
    },

    async insert(executor, rows, mark) {
      const [first] = rows
      if (!first) return []
      const present = fields.filter(field => !isGenerated(field, first))
      const many = rows.length > 1
      const columns = new Map<string, unknown>()
      for (const field of present) {
        const stored = rows.map(row => storedValues(field, row[field.name]))
        field.columns.forEach((column, index) => {
          const values = stored.map(row => row[index])
          columns.set(column.name, many ? values : values[0])
        })
      }
      columns.set(markSlot, mark)
      return statementFor(present, many).run(executor, Object.fromEntries(columns))
    },
  }
}

const markSlot = 'state change'
const keySlot = 'row id'

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** Evaluated before the guard looks at the row. */
const announcement = sql`set_config('plugboard.state_change', ${slot(markSlot)}, true) is not null`

function isGenerated(field: FieldModel, row: Values): boolean {
  return field.marks.generatedBy !== undefined && row[field.name] === undefined
}

/** A field's value as its columns hold it. */
export function storedValues(field: FieldModel, value: unknown): unknown[] {
  if (value === undefined || value === null) return field.columns.map(() => null)
  if (field.kind === 'money') {
    const { amount, currency } = value as { amount: number; currency: string }
    return [amount, currency]
  }
  return [field.kind === 'json' ? JSON.stringify(value) : value]
}

function updateSql(
  table: string,
  changed: readonly FieldModel[],
  isGuarded: boolean,
): RawBuilder<unknown> {
  const assigned = changed
    .flatMap(field => field.columns)
    .map(({ name, type }) => sql`${sql.ref(name)} = ${slot(name)}::${sql.raw(type)}`)
  const announced =
    isGuarded && changed.some(({ name }) => name === 'state') ? sql`and ${announcement}` : sql``
  return sql`update ${sql.table(table)} set ${sql.join(assigned)} where id = ${slot(keySlot)} ${announced}`
}

function insertSql(
  table: string,
  present: readonly FieldModel[],
  all: readonly FieldModel[],
  many: boolean,
  isGuarded: boolean,
): RawBuilder<unknown> {
  const columns = present.flatMap(field => field.columns)
  const generated = all.filter(field => !present.includes(field))
  const expressions = generated.map(field => sql.raw(field.marks.generatedBy ?? 'null'))
  const names = [...columns, ...generated.map(field => field.columns[0])]
  const slots = columns.map(column => slot(column.name))
  const source = many
    ? sql`select ${sql.join([sql`t.*`, ...expressions])} from unnest(${sql.join(
        columns.map((column, index) => sql`${slots[index]}::${sql.raw(column.type)}[]`),
      )}) t`
    : sql`select ${sql.join([
        ...columns.map((column, index) => sql`${slots[index]}::${sql.raw(column.type)}`),
        ...expressions,
      ])}`
  const announced = isGuarded ? sql`where ${announcement}` : sql``
  const returning = generated.map(
    field => sql`${sql.ref(field.columns[0].name)} as ${sql.ref(field.name)}`,
  )
  return sql`insert into ${sql.table(table)} (${sql.join(names.map(({ name }) => sql.ref(name)))})
    ${source} ${announced} ${returning.length > 0 ? sql`returning ${sql.join(returning)}` : sql``}`
}
