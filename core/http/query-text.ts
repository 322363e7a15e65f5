import { PlugboardError } from '../errors.ts'

/**
 * A parameter of the query that may come once.
 *
 * @param allowed the values that it may have; any where absent
 * @throws QUERY_INVALID
 */
export function queryText(
  query: unknown,
  name: string,
  allowed?: readonly string[],
): string | undefined {
  const value = (query as Readonly<Record<string, unknown>>)[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw wrong(name, 'is given more than once')
  if (allowed && !allowed.includes(value))
    throw wrong(name, `must be one of: ${allowed.join(', ')}`)
  return value
}

function wrong(name: string, message: string): PlugboardError {
  return new PlugboardError('QUERY_INVALID', {
    detail: `The parameter "${name}" ${message}`,
    errors: [{ pointer: `/query/${name}`, message }],
  })
}
