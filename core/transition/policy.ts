import type {
  AnyRule,
  AnyTimer,
  Effect,
  StateDefinition,
  TransitionDefinition,
} from './definition.ts'

/** A thing in a merged policy, with the plugin that it comes from. */
export interface Owned<Value> {
  readonly plugin: string
  readonly value: Value
}

/** A rule at its place in a transition. */
export interface MergedRule extends Owned<AnyRule> {
  /**
   * `plugin:name`, by which changes refer to the rule. A replacement keeps the key of the rule whose
   * place it took, while `plugin` is the one that answers for the replacement.
   */
  readonly key: string
}

/** A transition as all plugins together have made it. */
export interface MergedTransition extends Omit<TransitionDefinition, 'rules' | 'effects'> {
  /** The object whose policy it is part of. */
  readonly object: string
  readonly name: string
  /** Who declared it. */
  readonly plugin: string
  readonly rules: readonly MergedRule[]
  readonly effects: readonly Owned<Effect>[]
  /** Plugins that changed its target, sources or actors, or took a rule away. */
  readonly changedBy: readonly string[]
}

/** The policy of one object, merged from its owner's declaration and all plugins' changes. */
export interface Policy {
  readonly object: string
  /** The plugin that declared it: the object's owner. */
  readonly plugin: string
  /** A short hash of everything that decides: recorded with each decision. */
  readonly version: string
  readonly states: ReadonlyMap<string, Owned<StateDefinition>>
  readonly transitions: ReadonlyMap<string, MergedTransition>
  readonly timers: readonly Owned<AnyTimer>[]
  /** What was withdrawn and by which plugin, so that a missing action can be explained. */
  readonly withdrawn: ReadonlyMap<string, Owned<MergedTransition>>
  /** The states in which the answer to a capability's question is yes. */
  readonly capabilities: ReadonlyMap<string, ReadonlySet<string>>
}

/** What can be wrong with a policy; {@link PolicyFinding} says it of one thing. */
export type PolicyFindingKind =
  // A plugin speaks of something that is not there
  | 'no-policy'
  | 'unknown-object'
  | 'misplaced-policy'
  | 'no-state'
  | 'unknown-state'
  | 'unknown-transition'
  | 'unknown-rule'
  | 'unknown-timer'
  | 'unknown-actor'
  | 'unknown-error-code'
  | 'unknown-fact-object'
  | 'ambiguous-rule'
  // A plugin takes away what others need
  | 'required-rule-removed'
  | 'mandatory-rule-removed'
  | 'still-in-use'
  // Two plugins want different things
  | 'conflict'
  // The whole does not hold together
  | 'reserved-name'
  | 'no-creation'
  | 'creation-extended'
  | 'no-sources'
  | 'no-actors'
  | 'unreachable-state'
  | 'dead-end'
  | 'timer-stuck'

/** One thing that is wrong with a policy. Any finding stops the boot. */
export interface PolicyFinding {
  readonly kind: PolicyFindingKind
  readonly object: string
  /** The plugins concerned, each once. */
  readonly plugins: readonly string[]
  /** What is the matter, without a full stop. */
  readonly message: string
  /** What to do, without a full stop. */
  readonly remedy: string
}
