import { PlugboardError } from '../../errors.ts'
import type { Money } from '../../schema/field.ts'
import type { RecordOf } from '../../schema/record.ts'
import type { PricedItem } from '../online-ordering/price-items.ts'
import { linesOf } from '../online-ordering/price-line.ts'

/** The amounts of an order: the sums over its items. */
export interface OrderAmounts {
  readonly oneTimeTotal: Money
  readonly recurringTotal: Money
  readonly oneTimeTax: Money
  readonly recurringTax: Money
}

/** What an item adds to the amounts of its order. */
export type ItemAmounts = Pick<RecordOf<'OrderItem'>, 'oneTime' | 'recurring' | 'taxLines'>

/** The amounts of an order that is made of these items. */
export function amountsOf(items: readonly ItemAmounts[], currency: string): OrderAmounts {
  const none = { amount: 0, currency }
  const empty = { oneTimeTotal: none, recurringTotal: none, oneTimeTax: none, recurringTax: none }
  return amountsAfter(empty, { come: items })
}

/**
 * The amounts of an order once some items have gone and others have come. They stay the sums over all
 * items because its items change only while the order is locked, each with this.
 *
 * @throws INPUT_INVALID where they could not be counted exactly
 */
export function amountsAfter(
  before: OrderAmounts,
  change: { readonly gone?: readonly ItemAmounts[]; readonly come?: readonly ItemAmounts[] },
): OrderAmounts {
  const { gone = [], come = [] } = change
  const after = ({ amount, currency }: Money, of: (item: ItemAmounts) => number) => {
    // What goes comes first: beyond 2^53 a sum on the way would be rounded.
    const left = gone.reduce((total, item) => total - of(item), amount)
    return countable(
      come.reduce((total, item) => total + of(item), left),
      currency,
    )
  }
  const tax = (of: 'oneTime' | 'recurring') => (item: ItemAmounts) =>
    item.taxLines.reduce((total, line) => total + line[of], 0)
  return {
    oneTimeTotal: after(before.oneTimeTotal, item => item.oneTime.amount),
    recurringTotal: after(before.recurringTotal, item => item.recurring.amount),
    oneTimeTax: after(before.oneTimeTax, tax('oneTime')),
    recurringTax: after(before.recurringTax, tax('recurring')),
  }
}

/** Beyond 2^53 minor units a number is rounded, and an amount would silently be another. */
export function countable(amount: number, currency: string): Money {
  if (Number.isSafeInteger(amount)) return { amount, currency }
  throw new PlugboardError('INPUT_INVALID', {
    detail: 'The amounts of the order would be larger than can be counted exactly',
    remedy: 'Order less at once',
  })
}

/** The fields of an item that its price decides. */
export function pricedFields({ offering, quantity, taxLines }: PricedItem) {
  const money = (amount: number): Money => ({ amount, currency: offering.currency })
  return {
    quantity,
    characteristics: { ...offering.characteristics },
    unitOneTime: money(offering.oneTime),
    unitRecurring: money(offering.recurring),
    oneTime: money(offering.oneTime * quantity),
    recurring: money(offering.recurring * quantity),
    priceLines: [...linesOf(offering)],
    taxLines: [...taxLines],
  }
}
