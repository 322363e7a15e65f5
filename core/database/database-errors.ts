import { PlugboardError } from '../errors.ts'
import type { Model } from '../schema/model.ts'
import { snake } from '../schema/names.ts'

/** What PostgreSQL says of a failed statement; the ORM wraps it, so it may lie below. */
interface PostgresError {
  readonly code: string
  readonly constraint?: string
  readonly table?: string
  readonly message: string
}

function postgresError(error: unknown): PostgresError | undefined {
  for (
    let at = error;
    at instanceof Error;
    at = at.cause ?? (at as { previous?: unknown }).previous
  ) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
      return at as unknown as PostgresError
  }
  return undefined
}

/** Serialization failure, deadlock: the same work may well succeed now. */
export function isRetryable(error: unknown): boolean {
  const code = postgresError(error)?.code
  return code === '40001' || code === '40P01'
}

/**
 * It fails because a statement before it in the transaction has failed: PostgreSQL does nothing then
 * (25P02), not even prepare a statement that was sent twice (26000).
 */
export function isConsequence(error: unknown): boolean {
  const code = postgresError(error)?.code
  return code === '25P02' || code === '26000'
}

/**
 * A prepared statement of the connection is not what it was: a column has another type since
 * (0A000), or the statement is gone (26000). With a new connection the same work may well succeed.
 */
export function isStalePlan(error: unknown): boolean {
  const found = postgresError(error)
  return found?.code === '26000' || (found?.code === '0A000' && /cached plan/.test(found.message))
}

/** A value that does not fit its type. */
export function isDataException(error: unknown): boolean {
  return postgresError(error)?.code.startsWith('22') ?? false
}

/** Turns the database's refusals into errors that tell the reader what to do; others pass unchanged. */
export function translateDatabaseError(error: unknown, model: Model): unknown {
  const found = postgresError(error)
  if (!found) return error
  if (found.code === '23505') {
    const taken = takenFields(model, found)
    const titles = taken?.fields.map(({ title }) => title).join(' and ')
    return new PlugboardError('UNIQUE_VIOLATION', {
      detail: `Another ${taken?.object ?? 'object'} has this ${titles ?? 'value'} already`,
      ...(taken
        ? { errors: taken.fields.map(({ pointer }) => ({ pointer, message: 'is taken' })) }
        : {}),
      cause: error,
    })
  }
  // PostgreSQL 18 tells of a reference that restricts with a code of its own.
  if (found.code === '23001') return new PlugboardError('STILL_REFERENCED', { cause: error })
  if (found.code === '23503') {
    const removing = /is still referenced|update or delete/.test(found.message)
    return new PlugboardError(removing ? 'STILL_REFERENCED' : 'REFERENCE_INVALID', { cause: error })
  }
  if (isDataException(error) || found.code === '54000') {
    return new PlugboardError('INPUT_INVALID', {
      detail: 'A value is not one that the database can hold',
      cause: error,
    })
  }
  return error
}

/** The fields behind a constraint: one that is unique, or several that are so together. */
function takenFields(model: Model, { table, constraint }: PostgresError) {
  for (const object of model.objects.values()) {
    const own = { table: object.table, fields: object.fields, prefix: '', groups: object.unique }
    const parts = object.parts.map(part => ({
      table: part.table,
      fields: part.fields,
      prefix: `/${part.key}`,
      groups: [],
    }))
    for (const holder of [own, ...parts]) {
      if (holder.table !== table) continue
      const { fields, prefix, groups } = holder
      const group = groups.find(names => constraint === keyName(table, names.map(snake)))
      const taken = fields.filter(({ name, columns }) =>
        group ? group.includes(name) : constraint === keyName(table, [columns[0].name]),
      )
      const told = taken.map(({ name, title }) => ({ title, pointer: `${prefix}/${name}` }))
      return told.length > 0 ? { object: object.title.toLowerCase(), fields: told } : undefined
    }
  }
  return undefined
}

function keyName(table: string, columns: readonly string[]): string {
  return `${table}_${columns.join('_')}_key`
}
