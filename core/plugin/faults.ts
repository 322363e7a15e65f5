import { type CoreErrorCode, PlugboardError } from '../errors.ts'

/** One thing that is wrong with the list of plugins. */
export interface Fault {
  /** What is the matter, without a full stop. */
  readonly detail: string
  /** What to do about it, without a full stop. */
  readonly remedy: string
  /** The plugins concerned. */
  readonly plugins: readonly string[]
}

/**
 * Stops the boot when there are faults, and tells all of them at once, so that an integrator mends a
 * list of plugins in one go.
 *
 * @param code what the faults are answered with
 * @param heading what they have in common, where there are several
 * @throws the given code
 */
export function throwFaults(code: CoreErrorCode, heading: string, faults: readonly Fault[]): void {
  const [only, ...others] = faults
  if (!only) return
  const data = { faults }
  if (others.length === 0) {
    const { detail, remedy } = only
    throw new PlugboardError(code, { detail, remedy, data })
  }
  const lines = faults.map(({ detail, remedy }) => `  - ${detail}. ${remedy}`)
  throw new PlugboardError(code, { detail: [`${heading}:`, ...lines].join('\n'), data })
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
