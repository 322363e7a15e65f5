import type { MergedTransition, Policy } from './policy.ts'

/** The state that a transition leads to from a state; null where it makes nothing definite. */
export function leadsTo(transition: MergedTransition, state: string | null): string | null {
  return transition.to === 'same' ? state : transition.to
}

/**
 * The states that an object can ever stand in, walked from the transitions that make it.
 *
 * @example reachableStates(policy).has('lost')
 */
export function reachableStates(policy: Policy): ReadonlySet<string> {
  const transitions = [...policy.transitions.values()]
  const waiting = transitions.filter(({ from }) => from === null).map(({ to }) => to)
  const reached = new Set<string>()
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (!policy.states.has(state) || reached.has(state)) continue
    reached.add(state)
    for (const transition of transitions) {
      const next = transition.from?.includes(state) ? leadsTo(transition, state) : null
      if (next !== null) waiting.push(next)
    }
  }
  return reached
}
