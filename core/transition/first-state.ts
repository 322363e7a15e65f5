import type { Policy } from './policy.ts'

/**
 * The state in which objects of a policy come to be.
 *
 * @example firstState(policy) // 'draft'
 */
export function firstState({ object, transitions }: Policy): string {
  for (const { from, to } of transitions.values()) if (from === null) return to
  throw new Error(`No transition of ${object} makes one`)
}
