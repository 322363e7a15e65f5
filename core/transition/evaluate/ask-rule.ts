import { PlugboardError } from '../../errors.ts'
import type { Question, Reason } from '../evaluate.ts'
import type { FactMap } from '../fact.ts'
import type { MergedRule, MergedTransition } from '../policy.ts'
import type { Verdict } from '../rule.ts'

/**
 * Asks one rule for its verdict.
 *
 * @throws INTERNAL when it throws, answers nonsense, or needs a fact that was not read
 */
export function askRule(
  transition: MergedTransition,
  rule: MergedRule,
  question: Question,
): Reason {
  const verdict = decide(transition, rule, question)
  const { plugin, value } = rule
  const { name, title, code } = value
  return { ...verdict, kind: 'rule', rule: name, plugin, title, code }
}

function decide(transition: MergedTransition, rule: MergedRule, question: Question): Verdict {
  const { actor, input, now } = question
  let verdict: unknown
  try {
    const facts = valuesOf(rule.value.facts, question.facts)
    verdict = rule.value.decide({ facts, input, actor, now })
  } catch (cause) {
    throw broken(
      transition,
      rule,
      `fails: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    )
  }
  if (isVerdict(verdict)) return verdict
  throw broken(transition, rule, 'answers with something that is not a verdict')
}

function valuesOf(facts: FactMap, values: Question['facts']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, { name }]) => {
      if (!Object.hasOwn(values, name)) throw new Error(`the fact "${name}" was not read`)
      return [key, values[name]]
    }),
  )
}

function isVerdict(value: unknown): value is Verdict {
  if (typeof value !== 'object' || value === null) return false
  return typeof (value as { allowed?: unknown }).allowed === 'boolean'
}

function broken(
  { object, name }: MergedTransition,
  { plugin, value }: MergedRule,
  what: string,
  cause?: unknown,
): PlugboardError {
  return new PlugboardError('INTERNAL', {
    detail: `The rule "${value.name}" of the plugin "${plugin}" on ${object}.${name} ${what}`,
    remedy: 'A rule decides synchronously, and returns allow or refuse(…)',
    data: { plugin, rule: value.name, object, transition: name },
    cause,
  })
}
