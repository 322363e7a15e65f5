import type { AnyTimer, Effect, StateDefinition, TransitionDefinition } from '../definition.ts'
import type {
  MergedRule,
  MergedTransition,
  Owned,
  Policy,
  PolicyFinding,
  PolicyFindingKind,
} from '../policy.ts'
import { policyVersion } from './policy-version.ts'

/** A rule in a draft. Removals are marks: two plugins may well take away the same thing. */
export interface DraftRule extends MergedRule {
  readonly reliedOnBy: Set<string>
  replacedBy?: string
  removedBy?: string
}

/** A transition in a draft, with who did what to it. */
export interface DraftTransition {
  readonly name: string
  readonly plugin: string
  readonly definition: TransitionDefinition
  readonly from: Set<string> | null
  readonly actors: Set<string>
  readonly rules: DraftRule[]
  readonly effects: Owned<Effect>[]
  readonly changedBy: Set<string>
  readonly allowedBy: Map<string, string>
  readonly disallowedBy: Map<string, string>
  readonly extendedBy: Map<string, string>
  readonly limitedBy: Map<string, string>
  redirect?: { readonly plugin: string; readonly to: string }
  withdrawnBy?: string
}

export type DraftThing<Value> = Owned<Value> & { removedBy?: string }

/** A policy while the operations are applied to it. */
export interface PolicyDraft {
  readonly object: string
  readonly plugin: string
  readonly states: Map<string, DraftThing<StateDefinition>>
  readonly transitions: Map<string, DraftTransition>
  readonly timers: Map<string, DraftThing<AnyTimer>>
  readonly findings: PolicyFinding[]
}

export function emptyDraft(object: string, plugin: string): PolicyDraft {
  return {
    object,
    plugin,
    states: new Map(),
    transitions: new Map(),
    timers: new Map(),
    findings: [],
  }
}

/** Notes what is wrong; the operation that caused it is not applied, so that one fault stays one. */
export function report(
  draft: PolicyDraft,
  kind: PolicyFindingKind,
  plugins: readonly string[],
  message: string,
  remedy: string,
): void {
  const concerned = [...new Set(plugins)]
  draft.findings.push({ kind, object: draft.object, plugins: concerned, message, remedy })
}

/** Where a transition of a draft leads. */
export function targetOf(transition: DraftTransition): string {
  return transition.redirect?.to ?? transition.definition.to
}

/** The policy that a draft has become. */
export function finish(draft: PolicyDraft): Policy {
  const states = new Map(
    [...draft.states]
      .filter(([, state]) => state.removedBy === undefined)
      .map(([name, { plugin, value }]) => [name, Object.freeze({ plugin, value })]),
  )
  const isThere = (state: string) => draft.states.get(state)?.removedBy === undefined
  const transitions = new Map<string, MergedTransition>()
  const withdrawn = new Map<string, Owned<MergedTransition>>()
  for (const [name, each] of draft.transitions) {
    const merged = finishTransition(draft.object, each, isThere)
    if (each.withdrawnBy === undefined) transitions.set(name, merged)
    else withdrawn.set(name, Object.freeze({ plugin: each.withdrawnBy, value: merged }))
  }
  const timers = [...draft.timers.values()]
    .filter(timer => timer.removedBy === undefined)
    .map(({ plugin, value }) =>
      Object.freeze({
        plugin,
        value: Object.freeze({ ...value, whileIn: value.whileIn.filter(isThere) }),
      }),
    )
  const { object, plugin } = draft
  const capabilities = capabilitiesOf(transitions)
  const policy = { object, plugin, states, transitions, timers, withdrawn, capabilities }
  return Object.freeze({ ...policy, version: policyVersion(policy) })
}

function finishTransition(
  object: string,
  draft: DraftTransition,
  isThere: (state: string) => boolean,
): MergedTransition {
  const { rules: _rules, effects: _effects, ...rest } = draft.definition
  return Object.freeze({
    ...rest,
    object,
    name: draft.name,
    plugin: draft.plugin,
    from:
      draft.from &&
      Object.freeze([...draft.from].filter(state => isThere(state) && !draft.limitedBy.has(state))),
    to: targetOf(draft),
    actors: Object.freeze([...draft.actors].filter(actor => !draft.disallowedBy.has(actor))),
    rules: Object.freeze(
      draft.rules
        .filter(rule => rule.removedBy === undefined)
        .map(({ key, plugin, value }) => Object.freeze({ key, plugin, value })),
    ),
    effects: Object.freeze([...draft.effects]),
    changedBy: Object.freeze([...draft.changedBy].filter(plugin => plugin !== draft.plugin)),
  })
}

function capabilitiesOf(
  transitions: ReadonlyMap<string, MergedTransition>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const capabilities = new Map<string, Set<string>>()
  for (const { capability, from } of transitions.values()) {
    if (capability === undefined) continue
    const states = capabilities.get(capability) ?? new Set<string>()
    for (const state of from ?? []) states.add(state)
    capabilities.set(capability, states)
  }
  return capabilities
}
