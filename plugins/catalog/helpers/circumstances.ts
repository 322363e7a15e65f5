import type { OfferingRequest, PricingContext } from 'plugboard'
import type { Condition, Conditions } from '../objects/conditions.ts'

/** What conditions are held against: characteristics by name, circumstances with a point in theirs. */
export type Circumstances = Readonly<Record<string, unknown>>

/** All that prices may depend on. */
export function circumstancesOf(
  { quantity, place = {} }: OfferingRequest,
  characteristics: Readonly<Record<string, unknown>>,
  { segment }: PricingContext,
): Circumstances {
  return {
    ...characteristics,
    'item.quantity': quantity,
    'place.site': place.site,
    'place.country': place.country,
    'place.region': place.region,
    'place.postalCode': place.postalCode,
    'account.segment': segment,
  }
}

/** Whether all conditions are met. */
export function areMet(conditions: Conditions, circumstances: Circumstances): boolean {
  return Object.entries(conditions).every(([name, condition]) =>
    isMet(condition, circumstances[name]),
  )
}

/** What was looked at to decide, for the line that tells of it. */
export function decidedBy(conditions: Conditions, circumstances: Circumstances) {
  const names = Object.keys(conditions)
  if (names.length === 0) return {}
  return { decidedBy: Object.fromEntries(names.map(name => [name, circumstances[name]])) }
}

function isMet(condition: Condition, value: unknown): boolean {
  if (Array.isArray(condition)) return condition.some(one => one === value)
  if (typeof condition !== 'object') return condition === value
  const size = sizeOf(value)
  if (size === undefined) return false
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition
  return size >= (sizeOf(from) ?? Number.NaN) && size <= (sizeOf(to) ?? Number.NaN)
}

const multiples = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const

/** A number, or what is written as one with a multiple behind it: `100M`. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const [, digits, multiple] = /^(\d+(?:\.\d+)?)([kMGT])?$/.exec(String(value)) ?? []
  if (digits === undefined) return undefined
  return Number(digits) * (multiple ? multiples[multiple as keyof typeof multiples] : 1)
}
