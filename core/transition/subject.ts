import { sql } from 'kysely'
import type { Actor } from '../database/actor.ts'
import type { Database } from '../database/database.ts'
import { confinement } from '../database/reads/confinement.ts'
import { type Executor, type Statement, slot, statement } from '../database/statement.ts'
import { PlugboardError } from '../errors.ts'
import type { ObjectModel } from '../schema/model.ts'
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
  /** A row that this transaction has made: nobody else can see it, so nothing is locked. */
  made(executor: Executor, object: ObjectModel, id: string): Promise<SubjectRow>
  /** Locks further rows, in the order of their ids. */
  lockRelated(
    executor: Executor,
    object: ObjectModel,
    by: string,
    target: ObjectModel,
    id: string,
  ): Promise<void>
  facts(
    executor: Executor,
    object: ObjectModel,
    id: string,
    facts: readonly Fact[],
    now: string,
  ): Promise<Readonly<Record<string, unknown>>>
}

export function createSubjects({ db, model }: Database): Subjects {
  const statements = new Map<string, Statement<Record<string, unknown>>>()

  function cached(key: string, make: () => Statement<Record<string, unknown>>) {
    const known = statements.get(key) ?? make()
    statements.set(key, known)
    return known
  }

  return {
    async lock(executor, actor, object, id) {
      const { key, condition, values } = confinement(actor, 'read', object, 'o')
      const wanted = cached(`lock ${object.name} ${key}`, () => {
        const account = object.accountColumn
        return statement(
          db,
          sql`select o.id, o.version, ${object.stateful ? sql`o.state` : sql`''`} as state,
            ${account ? sql.ref(`o.${account}`) : sql`null::uuid`} as account,
            ${account ? sql`o.root_account` : sql`null::uuid`} as "rootAccount"
            from ${sql.table(object.table)} o where o.id = ${slot('id')} and ${condition} for update of o`,
        )
      })
      const [row] = key === null ? [] : await wanted.run(executor, { id, ...values })
      if (row) return row as unknown as SubjectRow
      throw new PlugboardError('NOT_FOUND', {
        detail: `There is no such ${object.title.toLowerCase()}, or it is not yours to see`,
      })
    },

    async made(executor, object, id) {
      const account = object.accountColumn
      const wanted = cached(`made ${object.name}`, () =>
        statement(
          db,
          sql`select o.id, o.version, o.state, ${account ? sql.ref(`o.${account}`) : sql`null::uuid`} as account
            from ${sql.table(object.table)} o where o.id = ${slot('id')}`,
        ),
      )
      const [row] = await wanted.run(executor, { id })
      if (row) return row as unknown as SubjectRow
      throw new Error(`The command that creates a ${object.name} has not inserted it under its id`)
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
      await wanted.run(executor, { id })
    },

    async facts(executor, object, id, facts, now) {
      if (facts.length === 0) return {}
      const wanted = cached(`facts ${object.name} ${facts.map(factKey).join()}`, () => {
        const columns = Object.entries(factColumns(model, object, facts, 'o')).map(
          ([name, expression]) => sql`${expression} as ${sql.id(name)}`,
        )
        return statement(
          db,
          sql`select ${sql.join(columns)} from ${sql.table(object.table)} o where o.id = ${slot('id')}`,
        )
      })
      const [row] = await wanted.run(executor, { id, now })
      return Object.fromEntries(facts.map(fact => [fact.name, row?.[factKey(fact)] ?? null]))
    },
  }
}
