import { isPlugboardError } from '../errors.ts'

/** An error as the command line tells it: every fault on a line of its own, with its place. */
export function errorWords(error: unknown): string {
  if (!isPlugboardError(error)) return `${(error as Error).stack ?? error}\n`
  const { code, message, details } = error
  const faults = (details.errors ?? []).map(fault => `  ${fault.pointer} ${fault.message}`)
  return [`${code}: ${message}`, ...faults, ''].join('\n')
}
