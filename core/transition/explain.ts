import type { TObject } from 'typebox'
import { askRule } from './evaluate/ask-rule.ts'
import { belongsTo, startsFrom } from './evaluate/ask-state-and-actor.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import type { MergedTransition, Policy } from './policy.ts'
import type { ActorView } from './rule.ts'

/** One subject as somebody asks about it. */
export interface Asked {
  /** The subject's state; null for the question whether one may be made. */
  readonly state: string | null
  readonly actor: ActorView
  /** The values of {@link factsOf}({@link actionsOf}(policy, state)), by name. */
  readonly facts: Readonly<Record<string, unknown>>
  /** The moment of the question, ISO 8601 in UTC. */
  readonly now: string
}

/** A transition on offer: what a page needs to draw a button and its form. */
export interface Offer {
  readonly name: string
  readonly title: string
  readonly input?: TObject
}

/**
 * The transitions that are actions of a subject: none that is internal, and those that make an
 * object only where there is none. Where there is none, facts about it cannot be read; rules that
 * need some are left out, and decide when the object is made.
 *
 * @example const facts = await read(factsOf(actionsOf(policy, loan.state)))
 */
export function actionsOf(policy: Policy, state: string | null): MergedTransition[] {
  const actions = [...policy.transitions.values()].filter(
    ({ internal, from }) => !internal && (from === null) === (state === null),
  )
  if (state !== null) return actions
  return actions.map(action => ({
    ...action,
    rules: action.rules.filter(({ value }) => Object.keys(value.facts).length === 0),
  }))
}

/**
 * Every action of a subject with each rule's verdict: those that are allowed first, otherwise in the
 * policy's order.
 *
 * @throws INTERNAL as {@link evaluate} does
 * @example explain(policy, { state: loan.state, actor, facts, now })
 */
export function explain(policy: Policy, asked: Asked): Evaluation[] {
  const question = { ...asked, states: policy.states }
  const all = actionsOf(policy, asked.state).map(action => evaluate(action, question))
  return [...all.filter(({ allowed }) => allowed), ...all.filter(({ allowed }) => !allowed)]
}

/**
 * The actions that the actor may perform now, as light objects for pages and lists. Rules are asked
 * only where the state and the actor fit; the answer is that of {@link explain}.
 *
 * @throws INTERNAL as {@link evaluate} does
 * @example offered(policy, { state: loan.state, actor, facts, now }).map(({ title }) => title)
 */
export function offered(policy: Policy, asked: Asked): Offer[] {
  return actionsOf(policy, asked.state)
    .filter(action => startsFrom(action, asked.state) && belongsTo(action, asked.actor))
    .filter(action => action.rules.every(rule => askRule(action, rule, asked).allowed))
    .map(({ name, title, input }) => ({ name, title, ...(input ? { input } : {}) }))
}
