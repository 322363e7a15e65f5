import { sql } from 'kysely'
import type { EventDefinition } from '../plugin/event.ts'
import type { Db } from './database.ts'
import type { Jobs } from './jobs.ts'
import { type Executor, type Statement, slot, statement } from './statement.ts'

/** Writes what every unit of work leaves behind, and hands its events to the subscribers' jobs. */
export interface Journal {
  /**
   * With one statement, whatever the numbers.
   *
   * @throws at once, not by the promise, for what is no JSON: a commit must not go behind it
   */
  write(executor: Executor, audits: readonly AuditRow[], events: readonly EventRow[]): Promise<void>
  /** Whether one statement is all that writing these events takes, so that a commit may come behind it. */
  endsWithWrite(events: readonly EventRow[]): boolean
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

/** @param jobs those of the events' subscribers, put into the transaction after the events */
export function createJournal(db: Db, jobs: Pick<Jobs, 'enqueue' | 'isAwaited'>): Journal {
  const statements = new Map<string, Statement<unknown>>()

  function statementFor(audits: Count, events: Count): Statement<unknown> {
    const key = `${audits} ${events}`
    const known = statements.get(key)
    if (known) return known
    const audit = insertSql('audit_records', auditColumns, 'audit', audits)
    const event = insertSql('events', eventColumns, 'event', events)
    const both = audit && event && sql`with audit as (${audit}) ${event}`
    const made = statement<unknown>(db, both ?? audit ?? event ?? sql`select`)
    statements.set(key, made)
    return made
  }

  return {
    write(executor, audits, events) {
      if (audits.length === 0 && events.length === 0) return Promise.resolve()
      // What cannot be written as JSON throws here, before anything is sent.
      const values = {
        ...slotValues('audit', auditColumns, audits),
        ...slotValues('event', eventColumns, events),
      }
      const written = statementFor(countOf(audits), countOf(events)).run(executor, values)
      if (events.length === 0) return written.then(() => {})
      return written.then(() => jobs.enqueue(executor, events))
    },
    endsWithWrite: events => !events.some(({ name }) => jobs.isAwaited(name)),
  }
}

type Count = 'none' | 'one' | 'many'

function countOf(rows: readonly unknown[]): Count {
  if (rows.length === 0) return 'none'
  return rows.length === 1 ? 'one' : 'many'
}

/** The insertion of one row, or of any number of them. */
function insertSql<Row>(table: string, columns: Columns<Row>, prefix: string, count: Count) {
  if (count === 'none') return undefined
  const names = sql.join(columns.map(([name]) => sql.ref(name)))
  const slots = columns.map(([name, type]) => ({ value: slot(`${prefix}.${name}`), type }))
  const source =
    count === 'one'
      ? sql`values (${sql.join(slots.map(({ value }) => value))})`
      : sql`select * from unnest(${sql.join(
          slots.map(({ value, type }) => sql`${value}::${sql.raw(type)}[]`),
        )})`
  return sql`insert into ${sql.table(table)} (${names}) ${source}`
}

function slotValues<Row>(prefix: string, columns: Columns<Row>, rows: readonly Row[]) {
  const [first] = rows
  if (first === undefined) return {}
  return Object.fromEntries(
    columns.map(([name, , of]) => [
      `${prefix}.${name}`,
      rows.length === 1 ? of(first) : rows.map(of),
    ]),
  )
}

/** Kept here so that a plugin's event is checked against its declaration where it is written. */
export type EventCatalogue = ReadonlyMap<string, EventDefinition>
