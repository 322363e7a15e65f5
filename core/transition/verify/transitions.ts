import type { Policy, PolicyFinding } from '../policy.ts'
import { called, finding, hands } from './finding.ts'

/** Every transition starts and ends in states that are there, and belongs to somebody. */
export function verifyTransitions(policy: Policy, actors: ReadonlySet<string>): PolicyFinding[] {
  const states = [...policy.states.keys()].join(', ') || 'none'
  return [...policy.transitions.values()].flatMap(transition => {
    const findings: PolicyFinding[] = []
    const { from, to } = transition
    const wrong = (kind: PolicyFinding['kind'], what: string, remedy: string) =>
      findings.push(
        finding(policy, kind, hands(transition), `${upper(called(transition))} ${what}`, remedy),
      )

    if (to === 'same' && from === null) {
      wrong(
        'unknown-state',
        'makes the object and leads to "same", but there is no state to stay in',
        `Name the state that the object starts in; there are: ${states}`,
      )
    } else if (to !== 'same' && !policy.states.has(to)) {
      wrong(
        'unknown-state',
        `leads to the state "${to}", which is not there`,
        `Correct the name, or add the state; there are: ${states}`,
      )
    }
    for (const state of from ?? []) {
      if (policy.states.has(state)) continue
      wrong(
        'unknown-state',
        `starts from the state "${state}", which is not there`,
        `Correct the name, or add the state; there are: ${states}`,
      )
    }
    if (from?.length === 0) {
      wrong(
        'no-sources',
        'starts from no state, so it can never be performed',
        'Name the states that it starts from, or withdraw it; from: null is for what makes the object',
      )
    }
    if (transition.actors.length === 0) {
      wrong(
        'no-actors',
        'belongs to nobody',
        'Name the roles that may perform it (`system` for the engine itself), or withdraw it',
      )
    }
    for (const actor of transition.actors) {
      if (actor === 'system' || actors.has(actor)) continue
      wrong(
        'unknown-actor',
        `belongs to "${actor}", a role that no plugin declares`,
        `Correct the name, or declare the role; there are: ${[...actors].join(', ') || 'none'}, and system`,
      )
    }
    return findings
  })
}

function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
