import { discountLines, type PriceLine, type RoundingRule } from 'plugboard'
import type { EntryDiscount } from './catalog-entry.ts'
import { areMet, type Circumstances, decidedBy } from './circumstances.ts'

/** The lines with what is taken off of itself; never more than there is. */
export function withAutomaticDiscounts(
  lines: readonly PriceLine[],
  discounts: readonly EntryDiscount[],
  circumstances: Circumstances,
  { currency, rounding }: { readonly currency: string; readonly rounding: RoundingRule },
): readonly PriceLine[] {
  const all = [...lines]
  for (const { key, name, kind, percentage, amount, conditions, currency: its } of discounts) {
    const isOther = its !== null && its !== currency
    if (isOther || !areMet(conditions, circumstances)) continue
    const reduction = {
      ...{ name, kind, discount: key },
      ...(percentage === null ? {} : { percentage }),
      ...(amount === null ? {} : { amount }),
      ...decidedBy(conditions, circumstances),
    }
    all.push(...discountLines(all, reduction, rounding))
  }
  return all
}
