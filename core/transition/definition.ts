import type { TObject } from 'typebox'
import type { FactMap, FactValues } from './fact.ts'
import type { Rule } from './rule.ts'

const brand = Symbol.for('plugboard.policy')

/** A rule of any facts and input, as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a list holds rules of different facts
export type AnyRule = Rule<any, any>

export interface StateDefinition {
  readonly title: string
  /** Nothing need follow it. */
  readonly final?: boolean
}

/**
 * What a transition does to the object, inside the transaction. The engine knows neither the objects
 * nor the database: `Work` is whatever the second layer hands through.
 */
export type Command<Work = unknown, Input = unknown> = (
  work: Work,
  step: CommandStep<Input>,
) => Promise<unknown>

export interface CommandStep<Input = unknown> {
  /** The object's name and id. */
  readonly object: string
  readonly id: string
  readonly input: Input
  /** What the transition's `prepare` returned before the transaction was opened. */
  readonly prepared: unknown
  readonly transition: string
}

/** Something more that a plugin wants done in a transition, behind its command. */
export interface Effect {
  readonly name: string
  readonly run: Command<never, never>
  /** Runs once the object has its new state, for what depends on it, such as the state of its parent. */
  readonly after?: boolean
}

export interface TransitionDefinition {
  readonly title: string
  /** The states that it starts from; `null`: it makes the object. */
  readonly from: readonly string[] | null
  /** The state that it leads to; `same`: it stays. */
  readonly to: string | 'same'
  /** The roles that may perform it; `system` is the engine itself (timers, subscribers). */
  readonly actors: readonly string[]
  readonly rules?: readonly AnyRule[]
  /** The schema of its input; no input where absent. */
  readonly input?: TObject
  /** Runs before the transaction: the place for ports that call other systems. */
  readonly prepare?: Command<never, never> | ((work: never, step: never) => Promise<unknown>)
  readonly command?: Command<never, never>
  readonly effects?: readonly Effect[]
  /** The names of the events that it emits. */
  readonly emits?: readonly string[]
  /** The question that is true in the states that it starts from, such as `amend`. */
  readonly capability?: string
  /** Gives the object up or sends it back: pages offer it last, and with less emphasis. */
  readonly retreat?: boolean
  /** Performed by other routes (PATCH, items): not offered as an action of its own. */
  readonly internal?: boolean
}

/** A transition that comes by itself when its time is up. */
export interface TimerDefinition<Facts extends FactMap = FactMap> {
  readonly name: string
  readonly title: string
  /** The states in which it runs: set on entering them, cleared on leaving. */
  readonly whileIn: readonly string[]
  readonly transition: string
  readonly facts: Facts
  /** When it is due, ISO 8601 in UTC; null: not at all. Asked again at every change of the object. */
  readonly due: (given: {
    readonly facts: FactValues<Facts>
    readonly now: string
  }) => string | null
}

/**
 * Declares a timer; its facts give `due` their types.
 *
 * @example
 * export const overdue = timer({
 *   name: 'overdue', title: 'The book is overdue', whileIn: ['lent'], transition: 'remind',
 *   facts: { dueOn: fieldFact<string>('Loan', 'dueOn') },
 *   due: ({ facts }) => facts.dueOn,
 * })
 */
export function timer<const Facts extends FactMap>(
  definition: TimerDefinition<Facts>,
): TimerDefinition<Facts> {
  return Object.freeze({ ...definition })
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds timers of different facts
export type AnyTimer = TimerDefinition<any>

/** The transitions of one kind of object, as its owner first declares them. */
export interface PolicyDefinition {
  readonly [brand]: true
  readonly object: string
  readonly states: Readonly<Record<string, StateDefinition>>
  readonly transitions: Readonly<Record<string, TransitionDefinition>>
  readonly timers: readonly AnyTimer[]
}

/**
 * Declares the policy of an object that one owns. Others change it with {@link PolicyEditor}.
 *
 * @example
 * export const callbackPolicy = definePolicy('CallbackRequest', {
 *   states: { requested: { title: 'Requested' }, completed: { title: 'Completed', final: true } },
 *   transitions: {
 *     create: { title: 'Request', from: null, to: 'requested', actors: ['buyer'] },
 *     complete: { title: 'Complete', from: ['requested'], to: 'completed', actors: ['agent'] },
 *   },
 * })
 */
export function definePolicy(
  object: string,
  definition: {
    readonly states: Readonly<Record<string, StateDefinition>>
    readonly transitions: Readonly<Record<string, TransitionDefinition>>
    readonly timers?: readonly AnyTimer[]
  },
): PolicyDefinition {
  return Object.freeze({ [brand]: true as const, object, timers: [], ...definition })
}

export function isPolicyDefinition(value: unknown): value is PolicyDefinition {
  return typeof value === 'object' && value !== null && brand in value
}

/** What a plugin may do to a policy, its own or anybody's. Calls are recorded, then merged. */
export interface PolicyEditor {
  addState(name: string, state: StateDefinition): PolicyEditor
  addTransition(name: string, transition: TransitionDefinition): PolicyEditor
  /** Adds a rule to a transition. */
  require(transition: string, rule: AnyRule): PolicyEditor
  removeRule(transition: string, rule: string): PolicyEditor
  /** Puts another rule in the place of one; the name stays with the place. */
  replaceRule(transition: string, rule: string, replacement: AnyRule): PolicyEditor
  /** Says that this plugin leans on a rule: the boot refuses whoever removes it. */
  relyOn(transition: string, rule: string): PolicyEditor
  allow(transition: string, ...actors: string[]): PolicyEditor
  disallow(transition: string, ...actors: string[]): PolicyEditor
  effect(transition: string, effect: Effect): PolicyEditor
  /** Lets a transition lead elsewhere. */
  redirect(transition: string, to: string): PolicyEditor
  /** Lets a transition start from further states. */
  extendFrom(transition: string, ...states: string[]): PolicyEditor
  /** Lets a transition no longer start from states. */
  limitFrom(transition: string, ...states: string[]): PolicyEditor
  withdraw(transition: string): PolicyEditor
  removeState(state: string): PolicyEditor
  addTimer(timer: AnyTimer): PolicyEditor
  removeTimer(name: string): PolicyEditor
}

export type PolicyChange = (policy: PolicyEditor) => unknown
