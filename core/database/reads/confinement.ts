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
    .map(
      rule => `${rule.inverted}:${Object.keys((rule.conditions as Condition | undefined) ?? {})}`,
    )
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
    const list = (wanted as { $in?: readonly unknown[] } | null)?.$in
    values[key] = list ?? wanted
    return list ? sql`${column} = any(${slot(key)}::uuid[])` : sql`${column} = ${slot(key)}`
  })
  return sql<boolean>`(${sql.join(terms, sql` and `)})`
}

/** Objects that belong to no account cannot be confined by one: asking is a fault of the grant. */
function columnFor(object: ObjectModel, name: string): string {
  if (name === 'account' && object.accountColumn) return object.accountColumn
  const field = object.fields.find(candidate => candidate.name === name)
  if (!field) throw new Error(`A grant confines ${object.name} by "${name}", which it has not`)
  return field.columns[0].name
}
