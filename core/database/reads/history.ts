import { type RawBuilder, sql } from 'kysely'
import type { Model, ObjectModel } from '../../schema/model.ts'
import { slot } from '../statement.ts'
import { columnRef } from './columns.ts'

/** One audit record, as it is read. */
export interface HistoryRow {
  readonly id: string
  readonly transition: string | null
  readonly fromState: string | null
  readonly toState: string | null
  readonly policyVersion: string | null
  readonly actorId: string | null
  readonly actorName: string
  readonly causeKind: string
  /** What caused it: a request, or `Object/id/transition` where another transition did. */
  readonly causeId: string
  readonly occurredAt: string
  readonly changes: Readonly<Record<string, { before: unknown; after: unknown }>>
}

type Changes = Readonly<Record<string, unknown>>

/**
 * Whether an audit record may tell of the object with the id in slot `id`: of what lies within another
 * the record is that of the topmost whole; what hangs on it is kept under its own id.
 */
function tellsOf(model: Model, object: ObjectModel): RawBuilder<unknown> {
  if (!object.within) return sql`a.subject_id = ${slot('id')}`
  return sql`a.subject_id = any(array[${slot('id')}, ${wholeOf(model, object)}]::uuid[])`
}

function wholeOf(model: Model, object: ObjectModel): RawBuilder<unknown> {
  let id: RawBuilder<unknown> = slot('id')
  for (let at = object; at.within; at = model.object(at.within.object)) {
    const { field } = at.within
    const column = at.fields.find(({ name }) => name === field)?.columns[0].name ?? field
    id = sql`(select ${columnRef('w', column)} from ${sql.table(at.table)} w
      where ${columnRef('w', 'id')} = ${id})`
  }
  return id
}

/**
 * The records about the object with the id in slot `id`, newest first, where the actor may see it.
 *
 * @param condition the actor's confinement
 */
export function historySql(
  model: Model,
  object: ObjectModel,
  condition: RawBuilder<boolean>,
): RawBuilder<unknown> {
  return sql`select row_to_json(r) as row from (
    select a.id, a.subject_id as "subjectId", a.transition,
      a.from_state as "fromState", a.to_state as "toState",
      a.policy_version as "policyVersion", a.actor_id as "actorId",
      a.actor_name as "actorName", a.cause_kind as "causeKind", a.cause_id as "causeId", a.changes,
      to_char(a.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
    from audit_records a where ${tellsOf(model, object)} and exists (
      select from ${sql.table(object.table)} o where o.id = ${slot('id')} and ${condition}
    ) order by a.id desc) r`
}

/** A record with the id that it is kept under. */
export type Kept<Row> = Row & { readonly subjectId: string }

/** Of the records that {@link tellsOf} found those about the object, with its fields as their paths. */
export function recordsOf<Row extends { readonly changes: Changes }>(
  { within }: ObjectModel,
  id: string,
  records: readonly Kept<Row>[],
) {
  return records.flatMap(({ subjectId, ...record }) => {
    if (!within || subjectId === id) return [record]
    const prefix = `${within.as}/${id}/`
    const changes = Object.entries(record.changes).flatMap(([path, change]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), change] as const] : [],
    )
    return changes.length === 0 ? [] : [{ ...record, changes: Object.fromEntries(changes) }]
  })
}
