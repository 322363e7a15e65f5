import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../database/actor.ts'
import type { Database } from '../database/database.ts'
import { confinement } from '../database/reads/confinement.ts'
import { notFound } from '../database/reads/not-found.ts'
import { type Executor, type Statement, slot, statement } from '../database/statement.ts'
import { PlugboardError } from '../errors.ts'
import type { ObjectModel } from '../schema/model.ts'
import { isUuid } from '../schema/uuid.ts'
import type { Fact } from './fact.ts'
import { factColumns, factKey } from './fact-columns.ts'

/** What the engine knows of the object that a transition is about. */
export interface SubjectRow {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly account: string | null
  readonly rootAccount: string | null
}

/** Locks subjects and reads facts about them, each with a statement made once. */
export interface Subjects {
  /** Locks the row until the end of the transaction. @throws NOT_FOUND when it is not there, or not the actor's */
  lock(executor: Executor, actor: Actor, object: ObjectModel, id: string): Promise<SubjectRow>
  /**
   * Locks the row and reads facts about it, with one statement where nobody changed it meanwhile.
   * @throws NOT_FOUND
   */
  lockWithFacts(
    executor: Executor,
    actor: Actor,
    object: ObjectModel,
    id: string,
    facts: readonly Fact[],
    now: string,
  ): Promise<LockedSubject>
  /** Locks further rows, in the order of their ids, and returns those. */
  lockRelated(
    executor: Executor,
    object: ObjectModel,
    by: string,
    target: ObjectModel,
    id: string,
  ): Promise<readonly string[]>
  facts(
    executor: Executor,
    object: ObjectModel,
    id: string,
    facts: readonly Fact[],
    now: string,
  ): Promise<FactsByName>
}

type FactsByName = Readonly<Record<string, unknown>>

/** What one look at a locked subject gives. */
export interface LockedSubject {
  readonly subject: SubjectRow
  readonly facts: FactsByName
  /** By column. */
  readonly row: Record<string, unknown>
}

export function createSubjects({ db, model }: Database): Subjects {
  const statements = new Map<string, Statement<Record<string, unknown>>>()

  function cached(key: string, make: () => Statement<Record<string, unknown>>) {
    const known = statements.get(key) ?? make()
    statements.set(key, known)
    return known
  }

  function factsOf(object: ObjectModel, facts: readonly Fact[]): RawBuilder<unknown>[] {
    return Object.entries(factColumns(model, object, facts, 'o')).map(
      ([name, expression]) => sql`${expression} as ${sql.id(name)}`,
    )
  }

  return {
    async lock(executor, actor, object, id) {
      const { subject } = await this.lockWithFacts(executor, actor, object, id, [], '')
      return subject
    },

    async lockWithFacts(executor, actor, object, id, facts, now) {
      const { key, condition, values } = confinement(actor, 'read', object, 'o')
      const wanted = cached(`lock ${object.name} ${key} ${facts.map(factKey).join()}`, () =>
        statement(
          db,
          sql`select ${sql.join([...subjectColumns(object), ...factsOf(object, facts)])}
            from ${sql.table(object.table)} o where o.id = ${slot('id')} and ${condition} for update of o`,
        ),
      )
      const isThere = key !== null && isUuid(id)
      const [row] = isThere ? await wanted.run(executor, { id, now, ...values }) : []
      if (!row) throw notFound(object)
      // Whoever had the row before has changed it: the facts were read as of before that.
      const isStale = row[seenVersion] !== row.version
      return {
        subject: subjectOfRow(object, row),
        facts: isStale ? await this.facts(executor, object, id, facts, now) : valuesOf(facts, row),
        row: Object.fromEntries(columnsOf(object).map(name => [name, row[name]])),
      }
    },

    async lockRelated(executor, object, by, target, id) {
      const column = object.fields.find(field => field.name === by)?.columns[0].name
      if (!column)
        throw new PlugboardError('SCHEMA_INVALID', {
          detail: `A rule locks by the unknown ${object.name}.${by}`,
        })
      const wanted = cached(`related ${object.name} ${by} ${target.name}`, () =>
        statement(
          db,
          sql`select t.id from ${sql.table(target.table)} t where t.id in (
            select ${sql.ref(`o.${column}`)} from ${sql.table(object.table)} o where o.id = ${slot('id')}
          ) order by t.id for update`,
        ),
      )
      if (!isUuid(id)) return []
      return (await wanted.run(executor, { id })).map(row => row.id as string)
    },

    async facts(executor, object, id, facts, now) {
      if (facts.length === 0) return {}
      const wanted = cached(`facts ${object.name} ${facts.map(factKey).join()}`, () =>
        statement(
          db,
          sql`select ${sql.join(factsOf(object, facts))}
            from ${sql.table(object.table)} o where o.id = ${slot('id')}`,
        ),
      )
      const [row] = await wanted.run(executor, { id, now })
      return valuesOf(facts, row)
    },
  }
}

/** The version as a statement first saw it, where nothing else has such a name. */
const seenVersion = 'seen:version'

/** The row as it is locked, and its version as the statement first saw it. */
function subjectColumns(object: ObjectModel): RawBuilder<unknown>[] {
  return [
    ...columnsOf(object).map(name => sql.ref(`o.${name}`)),
    // A lock that had to be waited for gives the row as it is then, and all else as it was before.
    sql`(select seen.version from ${sql.table(object.table)} seen where seen.id = o.id) as ${sql.id(seenVersion)}`,
  ]
}

function columnsOf({ fields }: ObjectModel): string[] {
  return fields.flatMap(({ columns }) => columns.map(({ name }) => name))
}

function subjectOfRow(
  { stateful, accountColumn }: ObjectModel,
  row: Readonly<Record<string, unknown>>,
): SubjectRow {
  const { id, version, state, root_account: rootAccount } = row
  return {
    id: id as string,
    version: version as number,
    state: stateful ? (state as string) : '',
    account: accountColumn ? ((row[accountColumn] as string | null) ?? null) : null,
    rootAccount: accountColumn ? ((rootAccount as string | null) ?? null) : null,
  }
}

/** What the engine wants to know of a row that its unit of work has just made. */
export function subjectOf(
  object: ObjectModel,
  row: Readonly<Record<string, unknown>> | undefined,
): SubjectRow {
  if (!row)
    throw new Error(`The command that creates a ${object.name} has not inserted it under its id`)
  const account = object.fields.find(({ columns }) => columns[0].name === object.accountColumn)
  return {
    id: row.id as string,
    state: row.state as string,
    version: row.version as number,
    account: account ? ((row[account.name] as string | undefined) ?? null) : null,
    rootAccount: (row.rootAccount as string | undefined) ?? null,
  }
}

function valuesOf(facts: readonly Fact[], row: FactsByName | undefined): FactsByName {
  return Object.fromEntries(facts.map(fact => [fact.name, row?.[factKey(fact)] ?? null]))
}
