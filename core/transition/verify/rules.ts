import type { Policy, PolicyFinding } from '../policy.ts'
import { finding } from './finding.ts'

/** Every rule refuses with a code that an error table explains. */
export function verifyRules(policy: Policy, errorCodes: ReadonlySet<string>): PolicyFinding[] {
  return [...policy.transitions.values()].flatMap(transition =>
    transition.rules
      .filter(({ value }) => !errorCodes.has(value.code))
      .map(({ key, plugin, value }) =>
        finding(
          policy,
          'unknown-error-code',
          [plugin],
          `The rule "${key}" on the transition "${transition.name}" of ${policy.object} refuses with the code "${value.code}", which no error table has`,
          `Add it to the errors of the plugin "${plugin}": { ${value.code}: { status: 409, message: … } }`,
        ),
      ),
  )
}
