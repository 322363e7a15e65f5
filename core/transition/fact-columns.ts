import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { slot } from '../database/statement.ts'
import { PlugboardError } from '../errors.ts'
import type { Model, ObjectModel } from '../schema/model.ts'
import type { Fact, FactScope } from './fact.ts'

/**
 * Facts as columns of a SELECT over their subject, whose alias is `alias`. The moment of the decision
 * is the slot `now`.
 *
 * @throws SCHEMA_INVALID when a fact names a field or table that is not there
 */
export function factColumns(
  model: Model,
  object: ObjectModel,
  facts: readonly Fact[],
  alias: string,
): Record<string, RawBuilder<unknown>> {
  const scope: FactScope = {
    sql,
    now: slot<string>('now'),
    given: name => slot(givenKey(name)),
    column: path => columnOf(object, path, alias),
    table: name => tableOf(model, name),
    has: name => isThere(model, name),
  }
  return Object.fromEntries(facts.map(fact => [factKey(fact), fact.expression(scope)]))
}

/** The slot of a value that a read gives along. */
export function givenKey(name: string): string {
  return `given:${name}`
}

/** PostgreSQL cuts longer names off: the fact would be looked for under another name than it has. */
const longestName = 63

/** The name of a fact's column: facts are told apart by their name within the object. */
export function factKey({ name }: Fact): string {
  const key = `fact:${name}`
  if (Buffer.byteLength(key) <= longestName) return key
  return `fact:${createHash('sha256').update(name).digest('hex').slice(0, 40)}`
}

function columnOf(object: ObjectModel, path: string, alias: string): RawBuilder<unknown> {
  const [head = '', tail] = path.split('.')
  const part = tail === undefined ? undefined : object.parts.find(({ key }) => key === head)
  const field = (part ?? object).fields.find(({ name }) => name === (tail ?? head))
  if (!field || (tail !== undefined && !part)) {
    throw new PlugboardError('SCHEMA_INVALID', {
      detail: `A fact about ${object.name} names "${path}", which it has not`,
    })
  }
  const column = field.columns[0].name
  if (!part) return sql.ref(`${alias}.${column}`)
  return sql`(select ${sql.ref(`fp.${column}`)} from ${sql.table(part.table)} fp
    where fp.id = ${sql.ref(`${alias}.id`)})`
}

function isThere(model: Model, name: string): boolean {
  const [owner = '', key] = name.split('.')
  const object = model.objects.get(owner)
  return object !== undefined && (key === undefined || object.parts.some(part => part.key === key))
}

/** The table of an object, or of a part as `Order.giftNote`. */
export function tableOf(model: Model, name: string): RawBuilder<unknown> {
  const [owner = '', key] = name.split('.')
  const object = model.object(owner)
  if (key === undefined) return sql`${sql.table(object.table)}`
  const part = object.parts.find(candidate => candidate.key === key)
  if (!part) throw new PlugboardError('SCHEMA_INVALID', { detail: `There is no part ${name}` })
  return sql`${sql.table(part.table)}`
}
