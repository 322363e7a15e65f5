import type {
  AnyRule,
  AnyTimer,
  Effect,
  PolicyDefinition,
  StateDefinition,
  TransitionDefinition,
} from './definition.ts'

/** The kinds of operation, with what each carries besides its kind and its plugin. */
interface Operations {
  'add-state': { readonly name: string; readonly state: StateDefinition }
  'add-transition': { readonly name: string; readonly definition: TransitionDefinition }
  'add-timer': { readonly timer: AnyTimer }
  require: { readonly transition: string; readonly rule: AnyRule }
  effect: { readonly transition: string; readonly effect: Effect }
  allow: { readonly transition: string; readonly actors: readonly string[] }
  'extend-from': { readonly transition: string; readonly states: readonly string[] }
  'replace-rule': {
    readonly transition: string
    readonly rule: string
    readonly replacement: AnyRule
  }
  redirect: { readonly transition: string; readonly to: string }
  'rely-on': { readonly transition: string; readonly rule: string }
  'remove-rule': { readonly transition: string; readonly rule: string }
  disallow: { readonly transition: string; readonly actors: readonly string[] }
  'limit-from': { readonly transition: string; readonly states: readonly string[] }
  'remove-timer': { readonly name: string }
  withdraw: { readonly transition: string }
  'remove-state': { readonly state: string }
}

export type OperationKind = keyof Operations

/** One operation of a kind, as a plugin asked for it. */
export type OperationOf<Kind extends OperationKind> = Operations[Kind] & {
  readonly kind: Kind
  readonly plugin: string
}

/** One thing that a plugin wants done to a policy: plain frozen data, so that it can be ordered. */
export type PolicyOperation = { [Kind in OperationKind]: OperationOf<Kind> }[OperationKind]

/** An owner's declaration as the operations that build it from nothing: the merge knows one way in. */
export function operationsOf(definition: PolicyDefinition, plugin: string): PolicyOperation[] {
  return [
    ...Object.entries(definition.states).map(
      ([name, state]): PolicyOperation => ({ kind: 'add-state', plugin, name, state }),
    ),
    ...Object.entries(definition.transitions).map(
      ([name, transition]): PolicyOperation => ({
        kind: 'add-transition',
        plugin,
        name,
        definition: transition,
      }),
    ),
    ...definition.timers.map((timer): PolicyOperation => ({ kind: 'add-timer', plugin, timer })),
  ]
}
