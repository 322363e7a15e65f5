import { PlugboardError } from '../errors.ts'
import type { Model } from '../schema/model.ts'

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

/** A value that does not fit its type. */
export function isDataException(error: unknown): boolean {
  return postgresError(error)?.code.startsWith('22') ?? false
}

/** Turns the database's refusals into errors that tell the reader what to do; others pass unchanged. */
export function translateDatabaseError(error: unknown, model: Model): unknown {
  const found = postgresError(error)
  if (!found) return error
  if (found.code === '23505') {
    const field = fieldOf(model, found)
    return new PlugboardError('UNIQUE_VIOLATION', {
      detail: `Another ${field?.object ?? 'object'} has this ${field?.title ?? 'value'} already`,
      ...(field ? { errors: [{ pointer: field.pointer, message: 'is taken' }] } : {}),
      cause: error,
    })
  }
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

function fieldOf(model: Model, { table, constraint }: PostgresError) {
  for (const object of model.objects.values()) {
    const holders = [
      { table: object.table, fields: object.fields, prefix: '' },
      ...object.parts.map(part => ({
        table: part.table,
        fields: part.fields,
        prefix: `/${part.key}`,
      })),
    ]
    for (const holder of holders) {
      const field = holder.fields.find(
        ({ columns }) => constraint === `${holder.table}_${columns[0].name}_key`,
      )
      if (holder.table === table && field) {
        return {
          object: object.title,
          title: field.title,
          pointer: `${holder.prefix}/${field.name}`,
        }
      }
    }
  }
  return undefined
}
