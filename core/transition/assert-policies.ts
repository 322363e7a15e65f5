import { PlugboardError } from '../errors.ts'
import type { PolicyFinding } from './policy.ts'

/**
 * Stops the boot when there are findings, and tells all of them at once.
 *
 * @throws PLUGIN_CONFLICT when plugins want different things, else POLICY_INVALID
 * @example
 * const { policies, findings } = mergePolicies(declared, changes, pluginOrder)
 * assertPolicies(findings)
 */
export function assertPolicies(findings: readonly PolicyFinding[]): void {
  if (findings.length === 0) return
  const isConflict = findings.some(({ kind }) => kind === 'conflict')
  const what = isConflict ? 'Plugins disagree about policies' : 'The policies do not hold together'
  const lines = findings.map(({ kind, message, remedy }) => `  - ${message}. ${remedy} [${kind}]`)
  throw new PlugboardError(isConflict ? 'PLUGIN_CONFLICT' : 'POLICY_INVALID', {
    detail: [`${what}:`, ...lines].join('\n'),
    data: { findings },
  })
}
