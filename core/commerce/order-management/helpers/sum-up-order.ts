import { sql } from 'kysely'
import { type Statement, slot, statement } from '../../../database/statement.ts'
import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { RecordOf } from '../../../schema/record.ts'
import { countable, type OrderAmounts } from '../amounts.ts'

let sums: Statement<Record<keyof OrderAmounts, number>> | undefined

/**
 * Makes a locked order's amounts the sums over its items as they stand, however many there are. The
 * commands of the cart count them up and down themselves; whoever else changes what an item costs, such
 * as an effect that gives a discount, calls this behind it.
 *
 * @throws INPUT_INVALID where they cannot be counted exactly
 * @example
 * item.oneTime = { ...item.oneTime, amount: item.oneTime.amount - discount }
 * await sumUpOrder(uow, await uow.load('Order', item.order))
 */
export async function sumUpOrder(uow: UnitOfWork, order: RecordOf<'Order'>): Promise<void> {
  await uow.flush()
  sums ??= statement(
    uow.executor,
    sql`select coalesce(sum(one_time_amount), 0)::bigint as "oneTimeTotal",
      coalesce(sum(recurring_amount), 0)::bigint as "recurringTotal",
      coalesce(sum((select sum((line->>'oneTime')::bigint) from jsonb_array_elements(tax_lines) line)), 0)::bigint as "oneTimeTax",
      coalesce(sum((select sum((line->>'recurring')::bigint) from jsonb_array_elements(tax_lines) line)), 0)::bigint as "recurringTax"
    from order_items where order_id = ${slot('order')}`,
  )
  const [row] = await sums.run(uow.executor, { order: order.id })
  const amount = (name: keyof OrderAmounts) => countable(row?.[name] ?? 0, order.currency)
  Object.assign(order, {
    oneTimeTotal: amount('oneTimeTotal'),
    recurringTotal: amount('recurringTotal'),
    oneTimeTax: amount('oneTimeTax'),
    recurringTax: amount('recurringTax'),
  })
}
