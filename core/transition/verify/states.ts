import type { Policy, PolicyFinding } from '../policy.ts'
import { leadsTo, reachableStates } from '../reach.ts'
import { finding } from './finding.ts'

/** Every state can be reached from a creation, and left unless it is final. */
export function verifyStates(policy: Policy): PolicyFinding[] {
  const { object } = policy
  const transitions = [...policy.transitions.values()]
  const findings: PolicyFinding[] = []

  const reserved = policy.states.get('same')
  if (reserved) {
    findings.push(
      finding(
        policy,
        'reserved-name',
        [reserved.plugin],
        `The plugin "${reserved.plugin}" names a state of ${object} "same", which as a target means that the object stays`,
        'Give the state another name',
      ),
    )
  }
  if (!transitions.some(({ from }) => from === null)) {
    const withdrawers = [...policy.withdrawn.values()]
      .filter(({ value }) => value.from === null)
      .map(({ plugin }) => plugin)
    const message = `No transition makes a ${object}`
    const remedy = `Add a transition with from: null${withdrawers.length > 0 ? ', or do not withdraw the one that there was' : ''}`
    findings.push(finding(policy, 'no-creation', [policy.plugin, ...withdrawers], message, remedy))
    // Nothing can be reached then: one finding says it.
    return findings
  }

  const reachable = reachableStates(policy)
  for (const [name, { plugin, value }] of policy.states) {
    if (!reachable.has(name)) {
      const withdrawers = withdrawersOf(policy, ({ to }) => to === name)
      findings.push(
        finding(
          policy,
          'unreachable-state',
          [plugin, ...withdrawers],
          `The state "${name}" of ${object}, added by "${plugin}", can never be reached${blame(withdrawers)}`,
          'Add or redirect a transition that leads to it, or remove the state',
        ),
      )
    } else if (!value.final && !transitions.some(each => leaves(each, name))) {
      const withdrawers = withdrawersOf(policy, each => leaves(each, name))
      findings.push(
        finding(
          policy,
          'dead-end',
          [plugin, ...withdrawers],
          `No transition leaves the state "${name}" of ${object}, added by "${plugin}"${blame(withdrawers)}`,
          'Add a transition that starts from it, or mark the state as final: true',
        ),
      )
    }
  }
  return findings
}

type Ways = Parameters<typeof leadsTo>[0]

function leaves(transition: Ways, state: string): boolean {
  return transition.from?.includes(state) === true && leadsTo(transition, state) !== state
}

function withdrawersOf(policy: Policy, concerned: (transition: Ways) => boolean): string[] {
  return [...policy.withdrawn.values()]
    .filter(({ value }) => concerned(value))
    .map(({ plugin }) => plugin)
}

function blame(withdrawers: readonly string[]): string {
  const names = [...new Set(withdrawers)].map(plugin => `"${plugin}"`).join(', ')
  return names ? ` since ${names} withdrew a transition` : ''
}
