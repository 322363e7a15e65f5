import { type CoreErrorCode, PlugboardError } from '../errors.ts'

/**
 * Runs a plugin's function that says to an editor what is to be changed. What goes wrong in it is told
 * with the plugin: a stack trace alone leads into the middle of the assembly.
 *
 * @param what it changes, such as `the display of Order`
 * @throws the given code when the function throws or is asynchronous
 */
export function runChange(
  code: CoreErrorCode,
  plugin: string,
  what: string,
  change: () => unknown,
): void {
  const misuse = (detail: string, cause?: unknown) =>
    new PlugboardError(code, {
      detail: `The plugin ${plugin} ${detail}`,
      remedy: 'Make all calls of the editor at once, in a function that returns when it is done',
      data: { plugin },
      cause,
    })
  let result: unknown
  try {
    result = change()
  } catch (cause) {
    throw misuse(`fails while it changes ${what}: ${String(cause)}`, cause)
  }
  if (!(result instanceof Promise)) return
  // What it would still say comes too late, and its failure should be reported once, here.
  result.catch(() => {})
  throw misuse(`changes ${what} in an asynchronous function`)
}
