import type { Policy, PolicyFinding } from './policy.ts'
import { verifyFacts } from './verify/facts.ts'
import { verifyRules } from './verify/rules.ts'
import { verifyStates } from './verify/states.ts'
import { verifyTimers } from './verify/timers.ts'
import { verifyTransitions } from './verify/transitions.ts'

/** What the rest of the application knows, and a policy may name. */
export interface KnownNames {
  /** The names of all roles; `system`, the engine itself, is always known. */
  readonly actors: ReadonlySet<string>
  /** The codes of all error tables. */
  readonly errorCodes: ReadonlySet<string>
}

/**
 * Looks whether a merged policy holds together: every state can be reached and left, every
 * transition belongs to somebody, and all names mean something.
 *
 * @returns what is wrong, each with the plugins concerned and a remedy; empty for a sound policy
 * @example
 * assertPolicies([...findings, ...verifyPolicy(policy, { actors, errorCodes })])
 */
export function verifyPolicy(policy: Policy, known: KnownNames): PolicyFinding[] {
  return [
    ...verifyStates(policy),
    ...verifyTransitions(policy, known.actors),
    ...verifyRules(policy, known.errorCodes),
    ...verifyTimers(policy),
    ...verifyFacts(policy),
  ]
}
