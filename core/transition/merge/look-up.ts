import { type DraftRule, type DraftTransition, type PolicyDraft, report } from './draft.ts'

/** Finds the transition that an operation names, or reports that there is none. */
export function findTransition(
  draft: PolicyDraft,
  plugin: string,
  name: string,
): DraftTransition | undefined {
  const found = draft.transitions.get(name)
  if (!found) {
    report(
      draft,
      'unknown-transition',
      [plugin],
      `The plugin "${plugin}" changes the transition "${name}" of ${draft.object}, which no plugin declares`,
      `Correct the name, or add the plugin that declares it; there are: ${listOf(draft.transitions.keys())}`,
    )
  }
  return found
}

/** Whether the state that an operation names is there; reports it where it is not. */
export function knowsState(draft: PolicyDraft, plugin: string, name: string, use: string): boolean {
  if (draft.states.has(name)) return true
  report(
    draft,
    'unknown-state',
    [plugin],
    `The plugin "${plugin}" ${use} "${name}", a state that ${draft.object} does not have`,
    `Correct the name, or add the state with addState; there are: ${listOf(draft.states.keys())}`,
  )
  return false
}

/**
 * Finds the rule that an operation names: by `plugin:name`, or by the bare name where only one
 * plugin has a rule of that name on the transition.
 */
export function findRule(
  draft: PolicyDraft,
  plugin: string,
  transition: DraftTransition,
  reference: string,
): DraftRule | undefined {
  const exact = transition.rules.find(rule => rule.key === reference)
  if (exact) return exact
  const named = transition.rules.filter(rule => rule.value.name === reference)
  if (named.length === 1) return named[0]
  const place = `the transition "${transition.name}" of ${draft.object}`
  if (named.length > 1) {
    report(
      draft,
      'ambiguous-rule',
      [plugin, ...named.map(rule => rule.plugin)],
      `The plugin "${plugin}" names the rule "${reference}" on ${place}, and several plugins have one`,
      `Say which: ${listOf(named.map(rule => rule.key))}`,
    )
    return undefined
  }
  report(
    draft,
    'unknown-rule',
    [plugin],
    `The plugin "${plugin}" names the rule "${reference}", which is not on ${place}`,
    `Correct the name, or add the plugin that brings it; there are: ${listOf(transition.rules.map(rule => rule.key))}`,
  )
  return undefined
}

function listOf(names: Iterable<string>): string {
  return [...names].join(', ') || 'none'
}
