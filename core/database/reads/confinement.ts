import { rulesToCondition } from '@casl/ability/extra'
import { type RawBuilder, sql } from 'kysely'
import type { ObjectModel } from '../../schema/model.ts'
import type { Actor } from '../actor.ts'
import { slot } from '../statement.ts'
import { columnRef } from './columns.ts'

/** What an actor may see of an object's rows, as SQL: the same text for the same kind of actor. */
export interface Confinement {
  /** Tells the texts apart; null: nothing at all. */
  readonly key: string | null
  readonly condition: RawBuilder<boolean>
  readonly values: Readonly<Record<string, unknown>>
}

type Condition = Readonly<Record<string, unknown>>

/**
 * Turns the actor's permissions into a condition on the rows.
 *
 * The conditions of a permission name `account` for the account that a row belongs to, or a field;
 * each with a value, or with `{ $in: [...] }`.
 */
export function confinement(
  actor: Actor,
  action: string,
  object: ObjectModel,
  alias: string,
): Confinement {
  const ofActor = known.get(actor) ?? new Map<string, Confinement>()
  known.set(actor, ofActor)
  const key = `${action} ${object.name} ${alias}`
  const confined = ofActor.get(key) ?? confine(actor, action, object, alias)
  ofActor.set(key, confined)
  return confined
}

/** An actor's rights do not change: who has others is another actor. */
const known = new WeakMap<Actor, Map<string, Confinement>>()

function confine(actor: Actor, action: string, object: ObjectModel, alias: string): Confinement {
  const values: Record<string, unknown> = {}
  const condition = rulesToCondition(
    actor.ability.rulesFor(action, object.name).filter(rule => !rule.fields),
    rule => {
      const met = conditionSql(rule.conditions as Condition, object, alias, values)
      return rule.inverted ? sql<boolean>`not ${met}` : met
    },
    {
      and: parts => sql<boolean>`(${sql.join(parts, sql` and `)})`,
      or: parts => sql<boolean>`(${sql.join(parts, sql` or `)})`,
      empty: () => sql<boolean>`true`,
    },
  ) as RawBuilder<boolean> | null
  if (!condition) return { key: null, condition: sql<boolean>`false`, values }
  const shape = actor.ability
    .rulesFor(action, object.name)
    .map(rule => `${rule.inverted}:${shapeOf((rule.conditions as Condition | undefined) ?? {})}`)
  return { key: shape.join('|'), condition, values }
}

function conditionSql(
  condition: Condition,
  object: ObjectModel,
  alias: string,
  values: Record<string, unknown>,
): RawBuilder<boolean> {
  const terms = Object.entries(condition).map(([name, wanted]) => {
    const column = columnRef(alias, columnFor(object, name))
    const key = `may${Object.keys(values).length}`
    const list = listOf(wanted)
    values[key] = list ?? onlyOf(wanted)
    return list ? sql`${column} = any(${slot(key)}::uuid[])` : sql`${column} = ${slot(key)}`
  })
  return sql<boolean>`(${sql.join(terms, sql` and `)})`
}

function shapeOf(condition: Condition): string {
  const shown = Object.entries(condition).map(
    ([name, wanted]) => name + (listOf(wanted) ? '[]' : ''),
  )
  return shown.join()
}

/**
 * Several accounts, or none. One alone is compared with: its rows stand in the index in the order of
 * a list, and the plan is good for large and small accounts alike.
 */
function listOf(wanted: unknown): readonly unknown[] | undefined {
  const list = (wanted as { $in?: readonly unknown[] } | null)?.$in
  return list?.length === 1 ? undefined : list
}

function onlyOf(wanted: unknown): unknown {
  const list = (wanted as { $in?: readonly unknown[] } | null)?.$in
  return list ? list[0] : wanted
}

/** Objects that belong to no account cannot be confined by one: asking is a fault of the grant. */
function columnFor(object: ObjectModel, name: string): string {
  if (name === 'account' && object.accountColumn) return object.accountColumn
  const field = object.fields.find(candidate => candidate.name === name)
  if (!field) throw new Error(`A grant confines ${object.name} by "${name}", which it has not`)
  return field.columns[0].name
}
