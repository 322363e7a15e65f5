import type { FieldError } from '../../errors.ts'
import { discountLines, type Reduction, shareTakenOff } from './discount-lines.ts'
import type { DiscountApproval, DiscountedItem, WantedDiscount } from './discounts.ts'
import { compareDecimals, sumOfDecimals } from './exact-amounts.ts'
import type { OfferingFault } from './offering-source.ts'
import { type PriceLine, sumOfLines } from './price-line.ts'
import type { RoundingRule } from './rounding.ts'

/** A wanted discount with what those who keep the discounts say of it. */
export interface GivenDiscount {
  readonly wanted: WantedDiscount
  readonly name: string
  /** Up to how many per cent a seller may give it alone. */
  readonly approvalLimit: string
}

/**
 * Takes discounts off the lines of an item, for providers of {@link Discounts}. Those of one kind add up, and
 * want approval together where they are above the highest limit among them.
 *
 * @returns faults where a discount is none, or takes off more than all
 */
export function discountedLines(
  lines: readonly PriceLine[],
  given: readonly GivenDiscount[],
  rule: RoundingRule,
): DiscountedItem | OfferingFault {
  const reductions = given.map(({ wanted, name }) => reductionOf(wanted, name))
  const wrong = given.flatMap(shapeFaults)
  const errors = wrong.length > 0 ? wrong : excess(lines, reductions)
  if (errors.length > 0) return { errors }
  const all = [...lines, ...reductions.flatMap(reduction => discountLines(lines, reduction, rule))]
  return {
    lines: all,
    oneTime: sumOfLines('oneTime', all),
    recurring: sumOfLines('recurring', all),
    approvals: approvalsOf(lines, given, reductions),
  }
}

function reductionOf({ name, ...wanted }: WantedDiscount, usualName: string): Reduction {
  return { ...wanted, name: name ?? usualName }
}

function shapeFaults({ wanted }: GivenDiscount, index: number): FieldError[] {
  const { kind, percentage, amount } = wanted
  const fault = (field: string, message: string) => [
    { pointer: `/discounts/${index}/${field}`, message },
  ]
  if ((percentage === undefined) === (amount === undefined)) {
    return fault('percentage', 'give either a percentage or an amount')
  }
  if (percentage !== undefined && !/^\d{1,3}(\.\d{1,4})?$/.test(percentage)) {
    return fault('percentage', 'must be a number of per cent, such as 12.5')
  }
  if (amount === undefined) return []
  if (kind === 'usage') return fault('amount', 'of usage only a percentage can be taken off')
  if (Number.isSafeInteger(amount) && amount >= 0) return []
  return fault('amount', 'must be a number of minor units, not below 0')
}

/** More than all cannot be taken off, whoever approves it. */
function excess(lines: readonly PriceLine[], reductions: readonly Reduction[]): FieldError[] {
  return [...Map.groupBy(reductions, ({ kind }) => kind)].flatMap(([kind, those]) => {
    const taken = sumOfDecimals(those.map(reduction => shareTakenOff(lines, reduction)))
    if (compareDecimals(taken, '100') <= 0) return []
    const index = reductions.findLastIndex(reduction => reduction.kind === kind)
    return [
      {
        pointer: `/discounts/${index}`,
        message: `takes off ${taken} % in all, more than there is`,
      },
    ]
  })
}

function approvalsOf(
  lines: readonly PriceLine[],
  given: readonly GivenDiscount[],
  reductions: readonly Reduction[],
): DiscountApproval[] {
  const kinds = [...new Set(reductions.map(({ kind }) => kind))]
  return kinds.flatMap(kind => {
    const those = given.filter(({ wanted }) => wanted.kind === kind)
    const percentage = sumOfDecimals(
      reductions
        .filter(reduction => reduction.kind === kind)
        .map(reduction => shareTakenOff(lines, reduction)),
    )
    const approvalLimit = those
      .map(discount => discount.approvalLimit)
      .reduce((one, other) => (compareDecimals(one, other) >= 0 ? one : other))
    const isWithin = compareDecimals(percentage, approvalLimit) <= 0
    return isWithin ? [] : [{ kind, percentage, approvalLimit: sumOfDecimals([approvalLimit]) }]
  })
}
