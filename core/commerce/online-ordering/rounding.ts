import { Type } from 'typebox'
import { setting } from '../../plugin/setting.ts'

/**
 * How what is finer than the smallest unit of a currency becomes whole units of it. `halfUp`: to the
 * nearest, the half away from zero; `halfEven`: to the nearest, the half to the even one; `down`: towards
 * zero; `up`: away from zero.
 */
export const roundingRules = ['halfUp', 'halfEven', 'down', 'up'] as const

export type RoundingRule = (typeof roundingRules)[number]

/** The rule by which rates and percentages become amounts, for the whole application. */
export const priceRounding = setting('prices.rounding', Type.Enum([...roundingRules]), {
  title: 'How amounts finer than the smallest unit of a currency are rounded',
  initial: 'halfUp',
})

/** Divides exactly, and rounds by the rule. */
export function roundedQuotient(numerator: bigint, divisor: bigint, rule: RoundingRule): bigint {
  const isNegative = numerator < 0n !== divisor < 0n
  const [above, below] = [magnitude(numerator), magnitude(divisor)]
  const whole = above / below
  const rest = above % below
  const result = whole + (isRoundedUp(whole, rest, below, rule) ? 1n : 0n)
  return isNegative ? -result : result
}

function isRoundedUp(whole: bigint, rest: bigint, divisor: bigint, rule: RoundingRule): boolean {
  if (rest === 0n || rule === 'down') return false
  if (rule === 'up') return true
  if (2n * rest !== divisor) return 2n * rest > divisor
  return rule === 'halfUp' || whole % 2n === 1n
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
