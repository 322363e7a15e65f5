import type { AnyTimer } from '../definition.ts'
import type { MergedTransition, Owned, Policy, PolicyFinding } from '../policy.ts'
import { finding } from './finding.ts'

/** Every timer performs a transition that is there, and can when its time is up. */
export function verifyTimers(policy: Policy): PolicyFinding[] {
  return policy.timers.flatMap(timer => {
    const { plugin, value } = timer
    const name = `The timer "${value.name}" of ${policy.object}, added by "${plugin}",`
    const unknown = value.whileIn
      .filter(state => !policy.states.has(state))
      .map(state =>
        finding(
          policy,
          'unknown-state',
          [plugin],
          `${name} runs in the state "${state}", which is not there`,
          `Correct the name; there are: ${[...policy.states.keys()].join(', ') || 'none'}`,
        ),
      )
    const transition = policy.transitions.get(value.transition)
    if (transition) return [...unknown, ...stuck(policy, timer, transition, name)]
    const missing = finding(
      policy,
      'unknown-transition',
      [plugin],
      `${name} performs the transition "${value.transition}", which is not there`,
      `Correct the name; there are: ${[...policy.transitions.keys()].join(', ') || 'none'}`,
    )
    return [...unknown, missing]
  })
}

function stuck(
  policy: Policy,
  { plugin, value }: Owned<AnyTimer>,
  transition: MergedTransition,
  name: string,
): PolicyFinding[] {
  const plugins = [plugin, transition.plugin, ...transition.changedBy]
  const findings: PolicyFinding[] = []
  const wrong = (what: string, remedy: string) =>
    findings.push(finding(policy, 'timer-stuck', plugins, `${name} ${what}`, remedy))
  if (!transition.actors.includes('system')) {
    wrong(
      `performs the transition "${transition.name}", which the engine may not`,
      `Add the engine to its actors: allow('${transition.name}', 'system')`,
    )
  }
  if (value.whileIn.length === 0) {
    wrong('runs in no state', 'Name the states in which it runs, or remove it')
  }
  for (const state of value.whileIn) {
    if (!policy.states.has(state) || transition.from?.includes(state)) continue
    wrong(
      `runs in the state "${state}", from which the transition "${transition.name}" does not start`,
      `Let it start from there with extendFrom('${transition.name}', '${state}'), or take the state out of whileIn`,
    )
  }
  return findings
}
