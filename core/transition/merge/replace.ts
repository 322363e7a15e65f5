import type { OperationOf } from '../policy-operation.ts'
import { type PolicyDraft, report } from './draft.ts'
import { findRule, findTransition, knowsState } from './look-up.ts'

/** Phase 3: other rules in the places of rules, and other targets. */
export function replaceRule(draft: PolicyDraft, operation: OperationOf<'replace-rule'>) {
  const { plugin, replacement } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  const rule = transition && findRule(draft, plugin, transition, operation.rule)
  if (!transition || !rule) return
  const place = `the rule "${rule.key}" on the transition "${transition.name}" of ${draft.object}`
  if (rule.value.mandatory) {
    return report(
      draft,
      'mandatory-rule-removed',
      [plugin, rule.plugin],
      `The plugin "${plugin}" replaces ${place}, which is mandatory`,
      `Leave it, and add a stricter rule beside it with require`,
    )
  }
  if (rule.replacedBy !== undefined) {
    return report(
      draft,
      'conflict',
      [rule.replacedBy, plugin],
      rule.replacedBy === plugin
        ? `The plugin "${plugin}" replaces ${place} twice`
        : `The plugins "${rule.replacedBy}" and "${plugin}" both replace ${place}`,
      'Replace it once, and let a further demand be a rule of its own, added with require',
    )
  }
  // The name stays with the place: whoever names or relies on the rule need not know of the change.
  const value = Object.freeze({ ...replacement, name: rule.value.name })
  transition.rules[transition.rules.indexOf(rule)] = { ...rule, plugin, value, replacedBy: plugin }
}

export function redirect(draft: PolicyDraft, operation: OperationOf<'redirect'>) {
  const { plugin, to } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  if (!transition) return
  const use = `redirects the transition "${transition.name}" to`
  if (to !== 'same' && !knowsState(draft, plugin, to, use)) return
  const earlier = transition.redirect
  if (earlier && earlier.to !== to) {
    return report(
      draft,
      'conflict',
      [earlier.plugin, plugin],
      `The plugin "${earlier.plugin}" redirects the transition "${transition.name}" of ${draft.object} to "${earlier.to}", and "${plugin}" to "${to}"`,
      'Keep one of the two plugins, or let one of them add a transition of its own',
    )
  }
  transition.redirect ??= { plugin, to }
  transition.changedBy.add(plugin)
}

/** Phase 4: who leans on which rule, known before anything is taken away. */
export function relyOn(draft: PolicyDraft, operation: OperationOf<'rely-on'>) {
  const { plugin } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  const rule = transition && findRule(draft, plugin, transition, operation.rule)
  rule?.reliedOnBy.add(plugin)
}
