import { coreErrors, type ErrorEntry, isPlugboardError, PlugboardError } from '../errors.ts'

/** The body of every error: RFC 9457 with a code, and the faults of the input by JSON pointer. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly remedy?: string
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
  readonly [more: string]: unknown
}

export const problemType = 'application/problem+json; charset=utf-8'

export function toProblem(error: PlugboardError): Problem {
  const { detail, remedy, errors, data } = error.details
  return {
    type: `urn:plugboard:error:${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    detail: detail ?? error.title,
    ...(remedy === undefined ? {} : { remedy }),
    ...(errors === undefined ? {} : { errors }),
    ...data,
  }
}

/**
 * Whatever was thrown, as an error with a code; what nobody foresaw says nothing of its inside.
 *
 * @param codes the error tables of all plugins, for the status of a code that a plugin throws
 */
export function asPlugboardError(
  error: unknown,
  codes?: ReadonlyMap<string, ErrorEntry>,
): PlugboardError {
  if (isPlugboardError(error)) return withEntry(error, codes?.get(error.code))
  const { statusCode, code, message } = error as {
    statusCode?: number
    code?: string
    message?: string
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new PlugboardError('BODY_TOO_LARGE', { cause: error })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new PlugboardError('MEDIA_TYPE_UNSUPPORTED', {
      remedy: 'Send application/json',
      cause: error,
    })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new PlugboardError('INPUT_MALFORMED', {
      detail: message ?? 'The request cannot be read',
      cause: error,
    })
  }
  return new PlugboardError('INTERNAL', { cause: error })
}

/** A plugin throws a code of its own table by its name alone. */
function withEntry(error: PlugboardError, entry: ErrorEntry | undefined): PlugboardError {
  const { code, details } = error
  if (!entry || code in coreErrors || details.status !== undefined) return error
  return new PlugboardError(code, {
    title: entry.message,
    status: entry.status,
    ...details,
    cause: error,
  })
}
