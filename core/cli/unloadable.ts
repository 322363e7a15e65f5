import { PlugboardError } from '../errors.ts'

/** What Node says of a file that is no module, or imports one that is not there. */
const codes = new Set([
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
])

/**
 * Why the file of the application could not be imported; what its own code has thrown passes
 * unchanged, with the stack that leads there.
 *
 * @param file as it was named
 */
export function unloadable(file: string, error: unknown): unknown {
  const {
    code = '',
    message,
    url,
  } = error as {
    readonly code?: string
    readonly message: string
    readonly url?: string
  }
  if (!codes.has(code) && !(error instanceof SyntaxError)) return error
  return new PlugboardError('APPLICATION_UNLOADABLE', {
    detail: `${file} cannot be imported: ${message}`,
    remedy: url?.endsWith('/migrations/index.ts')
      ? 'Let that file begin as: export const migrations = []'
      : 'Name the file of the application with --app, and see what it imports',
    cause: error,
  })
}
