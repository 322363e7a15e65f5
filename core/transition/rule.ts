import type { FactMap, FactValues } from './fact.ts'

const brand = Symbol.for('plugboard.rule')

/** Who asks. What the engine knows of an actor: nothing but id and roles. */
export interface ActorView {
  readonly id: string | null
  /** The roles that the actor has with regard to the subject. */
  readonly roles: readonly string[]
}

/** What stands before a rule when it decides. */
export interface Decision<Facts extends FactMap = FactMap, Input = unknown> {
  readonly facts: FactValues<Facts>
  /** The transition's validated input; undefined while a page only asks what is on offer. */
  readonly input: Input | undefined
  readonly actor: ActorView
  /** The moment of the decision, ISO 8601 in UTC. */
  readonly now: string
}

export interface Refusal {
  readonly allowed: false
  /** What is the matter here, in a sentence for the reader of the page. */
  readonly detail: string
  /** What to do next. */
  readonly remedy?: string
  readonly data?: Readonly<Record<string, unknown>>
  /** The fields of the input that are at fault. */
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
}

export type Verdict = { readonly allowed: true } | Refusal

/** The verdict of a rule that has nothing against it. */
export const allow: Verdict = Object.freeze({ allowed: true })

/**
 * The verdict of a rule that says no.
 *
 * @param detail a sentence for the reader of the page
 * @example refuse('The order has no items', { remedy: 'Add an item first' })
 */
export function refuse(detail: string, more: Omit<Refusal, 'allowed' | 'detail'> = {}): Refusal {
  return { allowed: false, detail, ...more }
}

/** Rows to lock before the facts are read: the ids come from an SQL expression about the subject. */
export interface RowLock {
  /** The object whose rows are locked, in the order of their ids, roots before leaves. */
  readonly object: string
  /** The field of the subject that names the row, such as `reservation`. */
  readonly by: string
}

/** A condition on a transition. `decide` is synchronous and pure. */
export interface Rule<Facts extends FactMap = FactMap, Input = unknown> {
  readonly [brand]: true
  readonly name: string
  /** The code that a refusal is answered with; from the core's or the plugin's error table. */
  readonly code: string
  /** What the rule demands, in a short sentence for `explain` and the policy's pages. */
  readonly title: string
  readonly facts: Facts
  readonly locks?: readonly RowLock[]
  /** Nobody may remove it: the boot refuses a plugin that tries. */
  readonly mandatory?: boolean
  readonly decide: (decision: Decision<Facts, Input>) => Verdict
}

/**
 * Declares a rule.
 *
 * @example
 * export const hasItems = rule({
 *   name: 'hasItems', code: 'ORDER_EMPTY', title: 'The order has at least one item',
 *   facts: { itemCount },
 *   decide: ({ facts }) => facts.itemCount > 0 ? allow : refuse('The order has no items yet'),
 * })
 */
export function rule<const Facts extends FactMap, Input = unknown>(
  definition: Omit<Rule<Facts, Input>, typeof brand>,
): Rule<Facts, Input> {
  return Object.freeze({ [brand]: true as const, ...definition })
}
