import { type RawBuilder, sql } from 'kysely'
import type { FieldModel, Model, ObjectModel } from '../../schema/model.ts'

/** The alias under which every generated read knows its subject. */
export const subjectAlias = 'o'

export function columnRef(alias: string, column: string): RawBuilder<unknown> {
  return sql.ref(`${alias}.${column}`)
}

/** A field's value as JSON shows it: instants in ISO 8601, decimals as text, money as an object. */
function valueExpression(alias: string, field: FieldModel): RawBuilder<unknown> {
  const [first, second] = field.columns
  const column = columnRef(alias, first.name)
  switch (field.kind) {
    case 'money':
      return sql`case when ${column} is null then null else
        json_build_object('amount', ${column}, 'currency', ${columnRef(alias, second?.name ?? '')}) end`
    case 'dateTime':
      return sql`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    case 'decimal':
      return sql`${column}::text`
    default:
      return column
  }
}

function fieldColumns(alias: string, fields: readonly FieldModel[]): RawBuilder<unknown>[] {
  return fields
    .filter(field => !field.marks.secret)
    .map(field => sql`${valueExpression(alias, field)} as ${sql.ref(field.name)}`)
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
