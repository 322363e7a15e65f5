import type { MergedTransition, Policy, PolicyFinding, PolicyFindingKind } from '../policy.ts'

/** Makes a finding about a policy; each plugin is named once. */
export function finding(
  policy: Policy,
  kind: PolicyFindingKind,
  plugins: readonly string[],
  message: string,
  remedy: string,
): PolicyFinding {
  return { kind, object: policy.object, plugins: [...new Set(plugins)], message, remedy }
}

/** Everybody who may have made a transition what it is. */
export function hands(transition: MergedTransition): readonly string[] {
  return [transition.plugin, ...transition.changedBy]
}

/** A transition as messages speak of it. */
export function called(transition: MergedTransition): string {
  const changed = transition.changedBy.map(plugin => `"${plugin}"`).join(', ')
  const by = changed ? ` (changed by ${changed})` : ''
  return `the transition "${transition.name}" of ${transition.object}, declared by "${transition.plugin}"${by},`
}
