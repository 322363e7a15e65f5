import { percentageOf, shareOf, shareOfRate } from './exact-amounts.ts'
import { type PriceLine, sumOfLines } from './price-line.ts'
import type { RoundingRule } from './rounding.ts'

/** How much is taken off all prices of a kind, for one of the item. */
export interface Reduction {
  readonly name: string
  readonly kind: PriceLine['kind']
  /** In per cent, as a decimal: `12.5`. */
  readonly percentage?: string
  /** In minor units, for one; not of usage. */
  readonly amount?: number
  /** The discount's key, where it has one. */
  readonly discount?: string
  readonly decidedBy?: Readonly<Record<string, unknown>>
}

/**
 * A discount as lines of what is sold: one with the amount that it takes off, and of usage one for each
 * rate. It is reckoned from the prices alone: of several discounts none lessens another.
 *
 * @param lines what is sold, with the discounts so far
 * @returns the lines to add; none where there is nothing to take off
 * @example discountLines(lines, { name: 'Loyalty', kind: 'recurring', percentage: '10' }, 'halfUp')
 */
export function discountLines(
  lines: readonly PriceLine[],
  reduction: Reduction,
  rule: RoundingRule,
): PriceLine[] {
  const prices = lines.filter(
    ({ kind, discount }) => kind === reduction.kind && discount === undefined,
  )
  const [first] = prices
  if (!first) return []
  const { name, kind, percentage = '0', discount = 'own', decidedBy } = reduction
  const common = { name, discount, ...(decidedBy === undefined ? {} : { decidedBy }) }
  if (kind === 'usage') {
    return prices.flatMap((line): PriceLine[] => {
      if (line.kind !== 'usage') return []
      const { currency, unitOfMeasure, from, to } = line
      const bounds = {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }
      const rate = shareOfRate(line.rate, `-${percentage}`, rule)
      return [{ ...common, kind, currency, unitOfMeasure, ...bounds, rate }]
    })
  }
  const sum = sumOfLines(kind, prices)
  const off = reduction.amount ?? shareOf(sum, percentage, rule)
  // Never more than there is: a discount does not pay out.
  const amount = -Math.min(off, Math.max(sumOfLines(kind, lines), 0))
  return amount === 0 ? [] : [{ ...common, kind, currency: first.currency, amount }]
}

/** The share of the prices of a kind that a discount takes off, in per cent. */
export function shareTakenOff(lines: readonly PriceLine[], reduction: Reduction): string {
  if (reduction.percentage !== undefined) return reduction.percentage
  const { kind, amount = 0 } = reduction
  if (kind === 'usage') return '0'
  const prices = lines.filter(({ discount }) => discount === undefined)
  return percentageOf(amount, sumOfLines(kind, prices))
}
