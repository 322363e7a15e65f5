import { type RawBuilder, sql } from 'kysely'
import type { Model, ObjectModel } from '../../schema/model.ts'
import { slot } from '../statement.ts'
import { columnRef } from './columns.ts'

type Changes = Readonly<Record<string, unknown>>

/** Under which id the audit of the object with the id in slot `id` is kept: that of the topmost whole. */
export function auditedId(model: Model, object: ObjectModel): RawBuilder<unknown> {
  let id: RawBuilder<unknown> = slot('id')
  for (let at = object; at.within; at = model.object(at.within.object)) {
    const { field } = at.within
    const column = at.fields.find(({ name }) => name === field)?.columns[0].name ?? field
    id = sql`(select ${columnRef('w', column)} from ${sql.table(at.table)} w
      where ${columnRef('w', 'id')} = ${id})`
  }
  return id
}

/** Of the records of a whole those about one thing within it, with its fields as their paths. */
export function recordsWithin<Row extends { readonly changes: Changes }>(
  { within }: ObjectModel,
  id: string,
  records: readonly Row[],
): Row[] {
  if (!within) return [...records]
  const prefix = `${within.as}/${id}/`
  return records.flatMap(record => {
    const changes = Object.entries(record.changes).flatMap(([path, change]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), change] as const] : [],
    )
    return changes.length === 0 ? [] : [{ ...record, changes: Object.fromEntries(changes) }]
  })
}
