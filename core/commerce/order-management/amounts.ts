import { sql } from 'kysely'
import { type Statement, slot, statement } from '../../database/statement.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { PlugboardError } from '../../errors.ts'
import type { Money } from '../../schema/field.ts'
import type { PricedItem } from '../online-ordering/price-items.ts'

/** The amounts of an order: the sums over its items. */
export interface OrderAmounts {
  readonly oneTimeTotal: Money
  readonly recurringTotal: Money
  readonly oneTimeTax: Money
  readonly recurringTax: Money
}

/** The amounts of an order that is made of these items. */
export function amountsOf(items: readonly PricedItem[], currency: string): OrderAmounts {
  const sum = (of: (item: PricedItem) => number) =>
    countable(
      items.reduce((total, item) => total + of(item), 0),
      currency,
    )
  return {
    oneTimeTotal: sum(item => item.offering.oneTime * item.quantity),
    recurringTotal: sum(item => item.offering.recurring * item.quantity),
    oneTimeTax: sum(item => item.taxLines.reduce((tax, line) => tax + line.oneTime, 0)),
    recurringTax: sum(item => item.taxLines.reduce((tax, line) => tax + line.recurring, 0)),
  }
}

let totals: Statement<Record<keyof OrderAmounts, number>> | undefined

/** Beyond 2^53 minor units a number is rounded, and an amount would silently be another. */
function countable(amount: number, currency: string): Money {
  if (Number.isSafeInteger(amount)) return { amount, currency }
  throw new PlugboardError('INPUT_INVALID', {
    detail: 'The amounts of the order would be larger than can be counted exactly',
    remedy: 'Order less at once',
  })
}

/** The amounts of an order as its items stand now; summed up in the database, however many there are. */
export async function readAmounts(
  uow: UnitOfWork,
  orderId: string,
  currency: string,
): Promise<OrderAmounts> {
  totals ??= statement(
    uow.executor,
    sql`select coalesce(sum(one_time_amount), 0)::bigint as "oneTimeTotal",
      coalesce(sum(recurring_amount), 0)::bigint as "recurringTotal",
      coalesce(sum((select sum((line->>'oneTime')::bigint) from jsonb_array_elements(tax_lines) line)), 0)::bigint as "oneTimeTax",
      coalesce(sum((select sum((line->>'recurring')::bigint) from jsonb_array_elements(tax_lines) line)), 0)::bigint as "recurringTax"
    from order_items where order_id = ${slot('order')}`,
  )
  const [row] = await totals.run(uow.executor, { order: orderId })
  const money = (amount = 0) => countable(amount, currency)
  return {
    oneTimeTotal: money(row?.oneTimeTotal),
    recurringTotal: money(row?.recurringTotal),
    oneTimeTax: money(row?.oneTimeTax),
    recurringTax: money(row?.recurringTax),
  }
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
    taxLines: [...taxLines],
  }
}
