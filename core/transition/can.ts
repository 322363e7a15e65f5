import type { Policy } from './policy.ts'

/**
 * Answers a capability's question: is there a transition of that capability that starts from the
 * state? Code asks this instead of comparing names of states, so that renaming one breaks nothing.
 *
 * @param capability a capability that no transition has is answered no: its transitions may have
 *   been withdrawn
 * @example if (can(policy, order.state, 'amend')) …
 */
export function can(policy: Policy, state: string, capability: string): boolean {
  return policy.capabilities.get(capability)?.has(state) ?? false
}
