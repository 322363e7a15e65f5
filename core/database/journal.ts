import { sql } from 'kysely'
import type { EventDefinition } from '../plugin/event.ts'
import type { Db } from './database.ts'
import { type Executor, type Statement, slot, statement } from './statement.ts'

/** Writes what every unit of work leaves behind, and hands its events to the subscribers' jobs. */
export interface Journal {
  audit(executor: Executor, rows: readonly AuditRow[]): Promise<void>
  events(executor: Executor, rows: readonly EventRow[]): Promise<void>
}

export interface AuditRow {
  readonly id: string
  readonly object: string
  readonly subjectId: string
  readonly rootAccount: string | null
  readonly transition: string | null
  readonly fromState: string | null
  readonly toState: string | null
  readonly policyVersion: string | null
  readonly actorId: string | null
  readonly actorName: string
  readonly causeKind: string
  readonly causeId: string
  readonly changes: unknown
  readonly occurredAt: string
}

export interface EventRow {
  readonly id: string
  readonly name: string
  readonly object: string
  readonly subjectId: string
  readonly rootAccount: string | null
  readonly payload: unknown
  readonly actorId: string | null
  readonly causeKind: string
  readonly causeId: string
  readonly occurredAt: string
}

/** Puts the jobs of an event's subscribers into the caller's transaction. */
export type Enqueue = (executor: Executor, events: readonly EventRow[]) => Promise<void>

type Columns<Row> = readonly (readonly [column: string, type: string, of: (row: Row) => unknown])[]

const auditColumns: Columns<AuditRow> = [
  ['id', 'uuid', row => row.id],
  ['object', 'text', row => row.object],
  ['subject_id', 'uuid', row => row.subjectId],
  ['root_account', 'uuid', row => row.rootAccount],
  ['transition', 'text', row => row.transition],
  ['from_state', 'text', row => row.fromState],
  ['to_state', 'text', row => row.toState],
  ['policy_version', 'text', row => row.policyVersion],
  ['actor_id', 'uuid', row => row.actorId],
  ['actor_name', 'text', row => row.actorName],
  ['cause_kind', 'text', row => row.causeKind],
  ['cause_id', 'text', row => row.causeId],
  ['changes', 'jsonb', row => JSON.stringify(row.changes)],
  ['occurred_at', 'timestamptz', row => row.occurredAt],
]

const eventColumns: Columns<EventRow> = [
  ['id', 'uuid', row => row.id],
  ['name', 'text', row => row.name],
  ['object', 'text', row => row.object],
  ['subject_id', 'uuid', row => row.subjectId],
  ['root_account', 'uuid', row => row.rootAccount],
  ['payload', 'jsonb', row => JSON.stringify(row.payload)],
  ['actor_id', 'uuid', row => row.actorId],
  ['cause_kind', 'text', row => row.causeKind],
  ['cause_id', 'text', row => row.causeId],
  ['occurred_at', 'timestamptz', row => row.occurredAt],
]

/** @param enqueue called in the transaction, after the events are written */
export function createJournal(db: Db, enqueue: Enqueue): Journal {
  const audit = appender(db, 'audit_records', auditColumns)
  const events = appender(db, 'events', eventColumns)
  return {
    audit,
    async events(executor, rows) {
      await events(executor, rows)
      await enqueue(executor, rows)
    },
  }
}

/** One statement for one row, one for any number of them. */
function appender<Row>(db: Db, table: string, columns: Columns<Row>) {
  const names = sql.join(columns.map(([name]) => sql.ref(name)))
  const one: Statement<unknown> = statement(
    db,
    sql`insert into ${sql.table(table)} (${names}) values (${sql.join(columns.map(([name]) => slot(name)))})`,
  )
  const many: Statement<unknown> = statement(
    db,
    sql`insert into ${sql.table(table)} (${names}) select * from unnest(${sql.join(
      columns.map(([name, type]) => sql`${slot(name)}::${sql.raw(type)}[]`),
    )})`,
  )
  return async (executor: Executor, rows: readonly Row[]): Promise<void> => {
    const [first] = rows
    if (!first) return
    const values = columns.map(([name, , of]) => [
      name,
      rows.length === 1 ? of(first) : rows.map(of),
    ])
    await (rows.length === 1 ? one : many).run(executor, Object.fromEntries(values))
  }
}

/** Kept here so that a plugin's event is checked against its declaration where it is written. */
export type EventCatalogue = ReadonlyMap<string, EventDefinition>
