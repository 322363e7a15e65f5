import { type RawBuilder, sql } from 'kysely'
import type { FieldModel, Model, ObjectModel } from '../../schema/model.ts'

/** The alias under which every generated read knows its subject. */
export const subjectAlias = 'o'

export function columnRef(alias: string, column: string): RawBuilder<unknown> {
  return sql.ref(`${alias}.${column}`)
}

/** The name under which a read gives the currency of a money field. */
export function currencyOf(field: string): string {
  return `${field}/currency`
}

/** A field as a read gives it; what a reviver makes of money and instants comes as it is stored. */
function columnsOf(alias: string, field: FieldModel): RawBuilder<unknown>[] {
  const [first, second] = field.columns
  const column = columnRef(alias, first.name)
  const value = field.kind === 'decimal' ? sql`${column}::text` : column
  const named = sql`${value} as ${sql.ref(field.name)}`
  if (field.kind !== 'money') return [named]
  const currency = columnRef(alias, second?.name ?? '')
  return [named, sql`${currency} as ${sql.id(currencyOf(field.name))}`]
}

/** The fields as columns, but for secret ones. */
export function fieldColumns(alias: string, fields: readonly FieldModel[]): RawBuilder<unknown>[] {
  return fields.filter(field => !field.marks.secret).flatMap(field => columnsOf(alias, field))
}

/** Everything of an object: its fields, each part as one JSON value, each list within it as one. */
export function objectColumns(
  model: Model,
  object: ObjectModel,
  alias: string = subjectAlias,
): RawBuilder<unknown>[] {
  const parts = object.parts.map(part => {
    const inner = `${alias}p`
    return sql`(select row_to_json(x) from (
      select ${sql.join(fieldColumns(inner, part.fields))}
      from ${sql.table(part.table)} ${sql.ref(inner)} where ${columnRef(inner, 'id')} = ${columnRef(alias, 'id')}
    ) x) as ${sql.ref(part.key)}`
  })
  const children = object.children.map(child => {
    const target = model.object(child.object)
    const inner = `${alias}c`
    const parent = target.fields.find(field => field.name === child.field)
    return sql`(select coalesce(json_agg(x order by x.id), '[]') from (
      select ${sql.join(objectColumns(model, target, inner))}
      from ${sql.table(target.table)} ${sql.ref(inner)}
      where ${columnRef(inner, parent?.columns[0].name ?? '')} = ${columnRef(alias, 'id')}
    ) x) as ${sql.ref(child.as)}`
  })
  return [...fieldColumns(alias, object.fields), ...parts, ...children]
}
