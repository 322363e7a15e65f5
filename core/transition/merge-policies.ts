import type { PolicyChange, PolicyDefinition } from './definition.ts'
import {
  addActors,
  addEffect,
  addRule,
  addSources,
  addState,
  addTimer,
  addTransition,
} from './merge/add.ts'
import { emptyDraft, finish, type PolicyDraft } from './merge/draft.ts'
import { byPlugin } from './merge/plugin-order.ts'
import {
  removeActors,
  removeRule,
  removeSources,
  removeState,
  removeTimer,
  withdraw,
} from './merge/remove.ts'
import { redirect, relyOn, replaceRule } from './merge/replace.ts'
import type { Policy, PolicyFinding } from './policy.ts'
import { recordChange } from './policy-editor.ts'
import {
  type OperationKind,
  type OperationOf,
  operationsOf,
  type PolicyOperation,
} from './policy-operation.ts'

/** A policy as its owner declares it. */
export interface DeclaredPolicy {
  readonly plugin: string
  readonly definition: PolicyDefinition
}

/** What a plugin wants changed in an object's policy. */
export interface ChangedPolicy {
  readonly plugin: string
  readonly object: string
  readonly change: PolicyChange
}

type Handler<Kind extends OperationKind> = (
  draft: PolicyDraft,
  operation: OperationOf<Kind>,
) => void
type Phase = { readonly [Kind in OperationKind]?: Handler<Kind> }

/** What is applied when. Within a phase: the owner first, then the plugins in their order. */
const phases: readonly Phase[] = [
  { 'add-state': addState, 'add-transition': addTransition, 'add-timer': addTimer },
  { require: addRule, effect: addEffect, allow: addActors, 'extend-from': addSources },
  { 'replace-rule': replaceRule, redirect },
  { 'rely-on': relyOn },
  {
    'remove-rule': removeRule,
    disallow: removeActors,
    'limit-from': removeSources,
    'remove-timer': removeTimer,
  },
  { withdraw },
  { 'remove-state': removeState },
]

/**
 * Merges what the owners declare with what all plugins change, one policy for each object.
 *
 * The operations of all plugins are applied in phases: first everything that is added (states,
 * transitions, timers; then rules, effects, actors and sources), then replaced rules and redirected
 * transitions, then everything that is taken away (rules, actors, sources, timers; transitions; states). So
 * what is removed is removed whoever added it, a rule may be hung on a transition of a plugin that
 * comes later, and the order of plugins matters for nothing but the order of lists. Where it would
 * matter otherwise, there is a conflict: a finding, never a winner.
 *
 * - An operation that makes a finding is not applied, so that one fault is told once.
 * - Taking the same thing away twice, or redirecting to the same state, is agreement.
 * - A replaced rule keeps its name and place; who relies on it is content. A mandatory rule can be
 *   neither removed nor replaced, but its transition can be withdrawn as a whole.
 * - A removed state leaves the sources of transitions and the timers by itself; what leads to it
 *   must be redirected or withdrawn.
 *
 * @param declared the owners' policies; two of one object are a conflict
 * @param changes in any order between plugins; one plugin's own keep theirs
 * @param pluginOrder the plugins in the order of their dependencies; names that it lacks, such as
 *   the core's, come first
 * @returns the policies by object, and what is wrong with them: see {@link assertPolicies}
 * @throws POLICY_INVALID when a change itself fails
 * @example
 * const { policies, findings } = mergePolicies(
 *   [{ plugin: 'library', definition: loanPolicy }],
 *   [{ plugin: 'fines', object: 'Loan', change: policy => policy.require('lend', noFines) }],
 *   ['library', 'fines'],
 * )
 */
export function mergePolicies(
  declared: readonly DeclaredPolicy[],
  changes: readonly ChangedPolicy[],
  pluginOrder: readonly string[],
): { policies: Map<string, Policy>; findings: PolicyFinding[] } {
  const inOrder = byPlugin(pluginOrder)
  const findings: PolicyFinding[] = []
  const owners = new Map<string, DeclaredPolicy>()
  for (const each of [...declared].sort(inOrder)) {
    const { object } = each.definition
    const earlier = owners.get(object)
    if (earlier) findings.push(ownedTwice(object, earlier.plugin, each.plugin))
    else owners.set(object, each)
  }

  const operations = new Map<string, PolicyOperation[]>()
  for (const [object, { plugin, definition }] of owners) {
    operations.set(object, operationsOf(definition, plugin))
  }
  for (const { plugin, object, change } of [...changes].sort(inOrder)) {
    const list = operations.get(object)
    if (list) list.push(...recordChange(plugin, object, change))
    else findings.push(ownedByNobody(object, plugin))
  }

  const policies = new Map<string, Policy>()
  for (const [object, list] of operations) {
    const draft = emptyDraft(object, owners.get(object)!.plugin)
    for (const phase of phases) applyPhase(phase, draft, list)
    policies.set(object, finish(draft))
    findings.push(...draft.findings)
  }
  return { policies, findings }
}

function applyPhase(phase: Phase, draft: PolicyDraft, operations: readonly PolicyOperation[]) {
  for (const operation of operations) {
    // The table pairs each kind with the handler of that kind, which tsc cannot follow by an index.
    const handle = phase[operation.kind] as Handler<OperationKind> | undefined
    handle?.(draft, operation)
  }
}

function ownedTwice(object: string, first: string, second: string): PolicyFinding {
  return {
    kind: 'conflict',
    object,
    plugins: [...new Set([first, second])],
    message: `The plugins "${first}" and "${second}" both declare the policy of ${object}`,
    remedy: `Let "${second}" change the policy of "${first}" instead: policies: { ${object}: policy => … }`,
  }
}

function ownedByNobody(object: string, plugin: string): PolicyFinding {
  return {
    kind: 'no-policy',
    object,
    plugins: [plugin],
    message: `The plugin "${plugin}" changes the policy of ${object}, which no plugin declares`,
    remedy: `Correct the object's name, add the plugin that owns it, or declare one: definePolicy('${object}', …)`,
  }
}
