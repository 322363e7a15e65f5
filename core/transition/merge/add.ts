import type { AnyRule, Effect } from '../definition.ts'
import type { OperationOf } from '../policy-operation.ts'
import { type DraftTransition, type PolicyDraft, report } from './draft.ts'
import { findTransition, knowsState } from './look-up.ts'

/** Phase 1: states, transitions and timers of all plugins. */
export function addState(draft: PolicyDraft, { plugin, name, state }: OperationOf<'add-state'>) {
  const present = draft.states.get(name)
  if (present) return taken(draft, `the state "${name}"`, present.plugin, plugin)
  draft.states.set(name, { plugin, value: state })
}

export function addTransition(
  draft: PolicyDraft,
  { plugin, name, definition }: OperationOf<'add-transition'>,
) {
  const present = draft.transitions.get(name)
  if (present) return taken(draft, `the transition "${name}"`, present.plugin, plugin)
  const transition: DraftTransition = {
    name,
    plugin,
    definition,
    from: definition.from && new Set(definition.from),
    actors: new Set(definition.actors),
    rules: [],
    effects: [],
    changedBy: new Set(),
    allowedBy: new Map(),
    disallowedBy: new Map(),
    extendedBy: new Map(),
    limitedBy: new Map(),
  }
  draft.transitions.set(name, transition)
  for (const rule of definition.rules ?? []) putRule(draft, transition, plugin, rule)
  for (const effect of definition.effects ?? []) putEffect(draft, transition, plugin, effect)
}

export function addTimer(draft: PolicyDraft, { plugin, timer }: OperationOf<'add-timer'>) {
  const present = draft.timers.get(timer.name)
  if (present) return taken(draft, `the timer "${timer.name}"`, present.plugin, plugin)
  draft.timers.set(timer.name, { plugin, value: timer })
}

/** Phase 2: what hangs on transitions, whoever declared them. */
export function addRule(draft: PolicyDraft, operation: OperationOf<'require'>) {
  const transition = findTransition(draft, operation.plugin, operation.transition)
  if (transition) putRule(draft, transition, operation.plugin, operation.rule)
}

export function addEffect(draft: PolicyDraft, operation: OperationOf<'effect'>) {
  const transition = findTransition(draft, operation.plugin, operation.transition)
  if (transition) putEffect(draft, transition, operation.plugin, operation.effect)
}

export function addActors(draft: PolicyDraft, operation: OperationOf<'allow'>) {
  const transition = findTransition(draft, operation.plugin, operation.transition)
  if (!transition) return
  for (const actor of operation.actors) {
    if (!transition.allowedBy.has(actor)) transition.allowedBy.set(actor, operation.plugin)
    transition.actors.add(actor)
  }
  transition.changedBy.add(operation.plugin)
}

export function addSources(draft: PolicyDraft, operation: OperationOf<'extend-from'>) {
  const { plugin, states } = operation
  const transition = findTransition(draft, plugin, operation.transition)
  if (!transition) return
  if (!transition.from) {
    return report(
      draft,
      'creation-extended',
      [plugin, transition.plugin],
      `The plugin "${plugin}" lets the transition "${transition.name}" of "${transition.plugin}" start from states, but it makes a ${draft.object}`,
      'Add a transition of your own that starts from these states',
    )
  }
  for (const state of states) {
    const use = `lets the transition "${transition.name}" start from`
    if (!knowsState(draft, plugin, state, use)) continue
    if (!transition.from.has(state)) transition.extendedBy.set(state, plugin)
    transition.from.add(state)
  }
  transition.changedBy.add(plugin)
}

function putRule(draft: PolicyDraft, transition: DraftTransition, plugin: string, value: AnyRule) {
  const key = `${plugin}:${value.name}`
  if (transition.rules.some(rule => rule.key === key)) {
    const thing = `the rule "${value.name}" on the transition "${transition.name}"`
    return taken(draft, thing, plugin, plugin)
  }
  transition.rules.push({ key, plugin, value, reliedOnBy: new Set() })
}

function putEffect(draft: PolicyDraft, transition: DraftTransition, plugin: string, value: Effect) {
  const isHere = transition.effects.some(
    effect => effect.plugin === plugin && effect.value.name === value.name,
  )
  if (isHere) {
    const thing = `the effect "${value.name}" on the transition "${transition.name}"`
    return taken(draft, thing, plugin, plugin)
  }
  transition.effects.push(Object.freeze({ plugin, value }))
}

function taken(draft: PolicyDraft, thing: string, first: string, second: string) {
  const [message, remedy] =
    first === second
      ? [`The plugin "${first}" adds ${thing} of ${draft.object} twice`, 'Add it once']
      : [
          `The plugins "${first}" and "${second}" both add ${thing} of ${draft.object}`,
          `Give it another name in "${second}", or change the one of "${first}" instead of adding one`,
        ]
  report(draft, 'conflict', [first, second], message, remedy)
}
