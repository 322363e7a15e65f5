import { PlugboardError } from '../../errors.ts'
import { fractionDigits } from '../../schema/currency.ts'
import { type RoundingRule, roundedQuotient } from './rounding.ts'

/** An exact decimal: `digits` with the point so many places from the right. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/**
 * What so many units cost at a rate: counted exactly, and rounded once.
 *
 * @param rate for one unit, in whole units of the currency, as a decimal: `0.0035`
 * @param units may have fractions
 * @returns minor units
 * @throws INPUT_INVALID where the amount is too large to be counted exactly
 * @example amountAtRate('0.0035', 1_500, 'USD', 'halfUp') // 525
 */
export function amountAtRate(
  rate: string,
  units: number,
  currency: string,
  rule: RoundingRule,
): number {
  const product = times(decimal(rate), decimal(units))
  return whole({ ...product, scale: product.scale - fractionDigits(currency) }, rule)
}

/** What so many units cost at an amount for each, in minor units. */
export function amountOfUnits(amount: number, units: number, rule: RoundingRule): number {
  return whole(times(decimal(amount), decimal(units)), rule)
}

/**
 * A share of an amount, in minor units.
 *
 * @param percentage a decimal, `12.5`
 * @example shareOf(9_999, '12.5', 'halfEven') // 1250
 */
export function shareOf(amount: number, percentage: string, rule: RoundingRule): number {
  const { digits, scale } = times(decimal(amount), decimal(percentage))
  return whole({ digits, scale: scale + 2 }, rule)
}

/** The digits that a rate has behind the point at most. */
const rateScale = 6

/** A share of a rate, to six digits behind the point. */
export function shareOfRate(rate: string, percentage: string, rule: RoundingRule): string {
  const { digits, scale } = times(decimal(rate), decimal(percentage))
  const share = roundedQuotient(digits * 10n ** BigInt(rateScale), 10n ** BigInt(scale + 2), rule)
  return decimalText(share, rateScale)
}

/** Compares decimals as numbers: `'5'` and `'5.00'` are equal. @returns below, at or above 0 */
export function compareDecimals(one: string, other: string): number {
  const { digits } = plus(decimal(one), negated(decimal(other)))
  return digits < 0n ? -1 : digits > 0n ? 1 : 0
}

/** The sum of decimals, exactly. */
export function sumOfDecimals(values: readonly string[]): string {
  const { digits, scale } = values.map(decimal).reduce(plus, { digits: 0n, scale: 0 })
  return decimalText(digits, scale)
}

/** Which share one amount is of another, in per cent to four digits; up, so that none is hidden. */
export function percentageOf(part: number, amount: number): string {
  if (amount === 0) return part === 0 ? '0' : '100'
  return decimalText(roundedQuotient(BigInt(part) * 1_000_000n, BigInt(amount), 'up'), 4)
}

function decimal(value: number | string): Decimal {
  // A number that is written with an exponent is spelt out.
  const text = typeof value === 'string' ? value : spelt(value)
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (sign === undefined) throw new Error(`${text} is no decimal number`)
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length }
}

function spelt(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12) : text
}

function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, scale: one.scale + other.scale }
}

function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale)
  const at = (value: Decimal) => value.digits * 10n ** BigInt(scale - value.scale)
  return { digits: at(one) + at(other), scale }
}

function negated({ digits, scale }: Decimal): Decimal {
  return { digits: -digits, scale }
}

function whole({ digits, scale }: Decimal, rule: RoundingRule): number {
  const rounded =
    scale <= 0
      ? digits * 10n ** BigInt(-scale)
      : roundedQuotient(digits, 10n ** BigInt(scale), rule)
  const amount = Number(rounded)
  if (Number.isSafeInteger(amount)) return amount
  throw new PlugboardError('INPUT_INVALID', {
    detail: 'An amount would be larger than can be counted exactly',
    remedy: 'Order less at once',
  })
}

/** Without zeros that say nothing. */
function decimalText(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const fraction = text.slice(text.length - scale).replace(/0+$/, '')
  const whole = text.slice(0, text.length - scale)
  return `${sign}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`
}
