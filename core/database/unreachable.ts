import { PlugboardError } from '../errors.ts'

/**
 * What a first connection failed with, told by where it went, without the password that is in the URL.
 *
 * @param url where the connection was to lead
 */
export function unreachable(url: string, cause: unknown): PlugboardError {
  const { host, pathname } = new URL(url)
  const { message, code } = cause as { readonly message?: string; readonly code?: string }
  return new PlugboardError('DATABASE_UNREACHABLE', {
    detail: `The PostgreSQL at ${host}${pathname} cannot be used: ${message || code || cause}`,
    remedy: 'See whether it runs, and whether DATABASE_URL names its host, port, user and database',
    cause,
  })
}
