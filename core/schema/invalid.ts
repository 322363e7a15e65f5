import { isPlugboardError, PlugboardError } from '../errors.ts'

/** @throws SCHEMA_INVALID */
export function invalid(detail: string, remedy?: string): never {
  throw new PlugboardError('SCHEMA_INVALID', {
    detail,
    ...(remedy === undefined ? {} : { remedy }),
  })
}

/** Reads or checks what a plugin declares; what is wrong with it is told with the plugin's name. */
export function inPlugin<Result>(plugin: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!isPlugboardError(error)) throw error
    const { detail = error.title, data } = error.details
    throw new PlugboardError(error.code, {
      ...error.details,
      detail: `In the plugin ${plugin}, ${detail}`,
      data: { ...data, plugin },
      cause: error,
    })
  }
}
