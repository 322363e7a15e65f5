import type { OperationOf } from '../policy-operation.ts'
import {
  type DraftRule,
  type DraftTransition,
  type PolicyDraft,
  report,
  targetOf,
} from './draft.ts'
import { findRule, findTransition, knowsState } from './look-up.ts'

/** Phase 5: rules, actors and timers. */
export function removeRule(draft: PolicyDraft, operation: OperationOf<'remove-rule'>) {
  const { plugin } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  const rule = transition && findRule(draft, plugin, transition, operation.rule)
  if (!transition || !rule) return
  const place = `the rule "${rule.key}" on the transition "${transition.name}" of ${draft.object}`
  if (rule.value.mandatory) {
    report(
      draft,
      'mandatory-rule-removed',
      [plugin, rule.plugin],
      `The plugin "${plugin}" removes ${place}, which is mandatory`,
      `Leave it; it is part of what "${rule.plugin}" promises`,
    )
  } else if (rule.replacedBy !== undefined) {
    report(
      draft,
      'conflict',
      [rule.replacedBy, plugin],
      `The plugin "${rule.replacedBy}" replaces ${place}, and "${plugin}" removes it`,
      'Keep one of the two plugins, or let only one of them touch the rule',
    )
  } else if (!isReliedOn(draft, plugin, transition, rule)) {
    rule.removedBy ??= plugin
    transition.changedBy.add(plugin)
  }
}

export function removeActors(draft: PolicyDraft, operation: OperationOf<'disallow'>) {
  const { plugin } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  if (!transition) return
  const place = `the transition "${transition.name}" of ${draft.object}`
  for (const actor of operation.actors) {
    const allowedBy = transition.allowedBy.get(actor)
    if (allowedBy !== undefined) {
      report(
        draft,
        'conflict',
        [allowedBy, plugin],
        `The plugin "${allowedBy}" allows ${place} to "${actor}", and "${plugin}" disallows it`,
        'Keep one of the two plugins, or agree on who may perform the transition',
      )
    } else if (!transition.actors.has(actor)) {
      report(
        draft,
        'unknown-actor',
        [plugin],
        `The plugin "${plugin}" disallows ${place} to "${actor}", who may not perform it anyway`,
        `Correct the name; it belongs to: ${[...transition.actors].join(', ') || 'nobody'}`,
      )
    } else {
      transition.disallowedBy.set(actor, plugin)
      transition.changedBy.add(plugin)
    }
  }
}

export function removeSources(draft: PolicyDraft, operation: OperationOf<'limit-from'>) {
  const { plugin } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  if (!transition) return
  const place = `the transition "${transition.name}" of ${draft.object}`
  for (const state of operation.states) {
    const extendedBy = transition.extendedBy.get(state)
    if (extendedBy !== undefined) {
      report(
        draft,
        'conflict',
        [extendedBy, plugin],
        `The plugin "${extendedBy}" lets ${place} start from "${state}", and "${plugin}" does not`,
        'Keep one of the two plugins, or agree on where the transition starts',
      )
    } else if (!transition.from?.has(state)) {
      report(
        draft,
        'unknown-state',
        [plugin],
        `The plugin "${plugin}" no longer lets ${place} start from "${state}", from where it does not start anyway`,
        `Correct the name; it starts from: ${[...(transition.from ?? [])].join(', ') || 'nothing'}`,
      )
    } else {
      transition.limitedBy.set(state, plugin)
      transition.changedBy.add(plugin)
    }
  }
}

export function removeTimer(draft: PolicyDraft, { plugin, name }: OperationOf<'remove-timer'>) {
  const timer = draft.timers.get(name)
  if (timer) {
    timer.removedBy ??= plugin
    return
  }
  report(
    draft,
    'unknown-timer',
    [plugin],
    `The plugin "${plugin}" removes the timer "${name}" of ${draft.object}, which no plugin adds`,
    `Correct the name; there are: ${[...draft.timers.keys()].join(', ') || 'none'}`,
  )
}

/** Phase 6: whole transitions, once the timers that are gone no longer count. */
export function withdraw(draft: PolicyDraft, operation: OperationOf<'withdraw'>) {
  const { plugin } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  if (!transition) return
  const { name, redirect } = transition
  if (redirect && redirect.plugin !== plugin) {
    return report(
      draft,
      'conflict',
      [redirect.plugin, plugin],
      `The plugin "${redirect.plugin}" redirects the transition "${name}" of ${draft.object}, and "${plugin}" withdraws it`,
      'Keep one of the two plugins, or let only one of them touch the transition',
    )
  }
  const timer = [...draft.timers.values()].find(
    each => each.value.transition === name && each.removedBy === undefined,
  )
  if (timer) {
    return report(
      draft,
      'still-in-use',
      [plugin, timer.plugin],
      `The plugin "${plugin}" withdraws the transition "${name}" of ${draft.object}, which the timer "${timer.value.name}" of "${timer.plugin}" performs`,
      `Remove the timer too: removeTimer('${timer.value.name}')`,
    )
  }
  // A withdrawn transition cannot be performed at all, so its mandatory rules are kept in a sense;
  // but a plugin that relies on a rule expects the transition to be there.
  const relied = transition.rules.filter(rule => isReliedOn(draft, plugin, transition, rule))
  if (relied.length === 0) transition.withdrawnBy ??= plugin
}

/** Phase 7: states, once the transitions that are gone no longer count. */
export function removeState(draft: PolicyDraft, operation: OperationOf<'remove-state'>) {
  const { plugin, state } = operation
  if (!knowsState(draft, plugin, state, 'removes')) return
  const leading = [...draft.transitions.values()].filter(
    each => each.withdrawnBy === undefined && targetOf(each) === state,
  )
  for (const { name, plugin: owner, redirect } of leading) {
    report(
      draft,
      'still-in-use',
      [plugin, redirect?.plugin ?? owner],
      `The plugin "${plugin}" removes the state "${state}" of ${draft.object}, to which the transition "${name}" of "${redirect?.plugin ?? owner}" leads`,
      `Redirect or withdraw the transition too: redirect('${name}', …) or withdraw('${name}')`,
    )
  }
  if (leading.length === 0) draft.states.get(state)!.removedBy ??= plugin
}

function isReliedOn(
  draft: PolicyDraft,
  plugin: string,
  transition: DraftTransition,
  rule: DraftRule,
): boolean {
  if (rule.reliedOnBy.size === 0) return false
  const reliers = [...rule.reliedOnBy]
  report(
    draft,
    'required-rule-removed',
    [plugin, ...reliers],
    `The plugin "${plugin}" takes away the rule "${rule.key}" on the transition "${transition.name}" of ${draft.object}, on which "${reliers.join('", "')}" relies`,
    `Keep the rule, replace it with replaceRule, or leave out one of the plugins`,
  )
  return true
}
