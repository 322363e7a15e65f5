import { PlugboardError } from '../errors.ts'
import type { StateDefinition } from './definition.ts'
import { askRule } from './evaluate/ask-rule.ts'
import { askActor, askState } from './evaluate/ask-state-and-actor.ts'
import { type Fact, type FactMap, isSameFact } from './fact.ts'
import type { MergedTransition, Owned } from './policy.ts'
import type { ActorView } from './rule.ts'

/** What stands before a transition when it is asked whether it may be performed. */
export interface Question {
  /** The subject's state; null when there is no subject yet. */
  readonly state: string | null
  readonly actor: ActorView
  /** The values of the facts that {@link factsOf} lists, by the facts' names. */
  readonly facts: Readonly<Record<string, unknown>>
  /** The moment of the decision, ISO 8601 in UTC. */
  readonly now: string
  /** The validated input; undefined while a page only asks what is on offer. */
  readonly input?: unknown
  /** The policy's states, for their titles in the reasons. */
  readonly states?: ReadonlyMap<string, Owned<StateDefinition>>
}

/** One thing that was looked at: the state, the actor or a rule. */
export interface Reason {
  readonly kind: 'state' | 'actor' | 'rule'
  /** The rule's name; `state` or `actor` for what the engine itself looks at. */
  readonly rule: string
  /** Who answers for it. */
  readonly plugin: string
  /** What it demands. */
  readonly title: string
  /** The code that it refuses with. */
  readonly code: string
  readonly allowed: boolean
  readonly detail?: string
  readonly remedy?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
}

/** Whether a transition may be performed, and every reason for and against. */
export interface Evaluation {
  readonly object: string
  readonly transition: string
  readonly title: string
  readonly plugin: string
  readonly allowed: boolean
  /** The state first, then the actor, then the rules in the policy's order. */
  readonly reasons: readonly Reason[]
}

/**
 * Asks a transition whether it may be performed. All rules are asked, not only until one refuses, so
 * that the answer is whole. The same function decides and explains.
 *
 * @throws INTERNAL when a rule throws or answers nonsense, or a fact was not read: a bug, and the
 *   error names the plugin and the rule
 * @example
 * evaluate(policy.transitions.get('lend')!, { state: 'reserved', actor, facts, now })
 * // { transition: 'lend', allowed: false, reasons: [{ rule: 'noFines', allowed: false, … }, …], … }
 */
export function evaluate(transition: MergedTransition, question: Question): Evaluation {
  const reasons = [
    askState(transition, question),
    askActor(transition, question.actor),
    ...transition.rules.map(rule => askRule(transition, rule, question)),
  ]
  return {
    object: transition.object,
    transition: transition.name,
    title: transition.title,
    plugin: transition.plugin,
    allowed: reasons.every(reason => reason.allowed),
    reasons,
  }
}

/**
 * The facts that the rules of some transitions need, each once: the columns of one SELECT.
 *
 * @throws PLUGIN_CONFLICT when two different facts have one name, which the boot finds earlier
 * @example const facts = await read(factsOf([transition]))
 */
export function factsOf(transitions: Iterable<Pick<MergedTransition, 'rules'>>): Fact[] {
  const facts = new Map<string, Fact>()
  for (const { rules } of transitions) {
    for (const fact of rules.flatMap(({ value }) => Object.values(value.facts as FactMap))) {
      const known = facts.get(fact.name)
      if (known && !isSameFact(known, fact)) {
        throw new PlugboardError('PLUGIN_CONFLICT', {
          detail: `Two different facts of ${fact.object} are named "${fact.name}"`,
          remedy: 'Import one of the two where they are the same, or rename one',
        })
      }
      facts.set(fact.name, known ?? fact)
    }
  }
  return [...facts.values()]
}
