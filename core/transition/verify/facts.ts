import { type Fact, type FactMap, isSameFact } from '../fact.ts'
import type { Policy, PolicyFinding } from '../policy.ts'
import { finding } from './finding.ts'

interface Use {
  readonly fact: Fact
  readonly plugin: string
  readonly where: string
}

/** Facts are about the policy's own object, and one name means one fact. */
export function verifyFacts(policy: Policy): PolicyFinding[] {
  const findings: PolicyFinding[] = []
  const known = new Map<string, Use>()
  for (const use of usesOf(policy)) {
    const { fact, plugin, where } = use
    if (fact.object !== policy.object) {
      findings.push(
        finding(
          policy,
          'unknown-fact-object',
          [plugin],
          `${where} asks for the fact "${fact.name}" of ${fact.object}, but its subject is a ${policy.object}`,
          `Declare a fact about it: fact('${policy.object}', '${fact.name}', …)`,
        ),
      )
      continue
    }
    const first = known.get(fact.name)
    if (!first) known.set(fact.name, use)
    else if (!isSameFact(first.fact, fact)) {
      findings.push(
        finding(
          policy,
          'conflict',
          [first.plugin, plugin],
          `${first.where} and ${lower(where)} name two different facts "${fact.name}" of ${policy.object}`,
          `Import one of the two where both are meant to be the same, or rename the one of "${plugin}"`,
        ),
      )
    }
  }
  return findings
}

function usesOf(policy: Policy): Use[] {
  const uses = (facts: FactMap, plugin: string, where: string): Use[] =>
    Object.values(facts).map(fact => ({ fact, plugin, where }))
  const ofRules = [...policy.transitions.values()].flatMap(transition =>
    transition.rules.flatMap(({ key, plugin, value }) =>
      uses(value.facts, plugin, `The rule "${key}" on the transition "${transition.name}"`),
    ),
  )
  const ofTimers = policy.timers.flatMap(({ plugin, value }) =>
    uses(value.facts, plugin, `The timer "${value.name}" of "${plugin}"`),
  )
  return [...ofRules, ...ofTimers]
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
