import { fact, priceRounding, type RoundingRule, settingFact } from 'plugboard'
import {
  type ChangeFeeSchedule,
  type ChargeableItem,
  type RequestCharges,
  requestCharges,
  type TerminationSchedule,
} from '../helpers/request-charges.ts'

const items = fact<readonly ChargeableItem[]>(
  'Order',
  'mcdChargeableItems',
  ({ sql, table, column, now }) => sql`(
    select coalesce(json_agg(json_build_object('item', i.id, 'product', p.id, 'name', p.name,
      'offering', p.offering, 'activity', t.activity, 'quantity', i.quantity,
      'unitRecurring', json_build_object('amount', p.unit_recurring_amount, 'currency', p.unit_recurring_currency),
      'term', p.term, 'termStart', p.term_start,
      'date', coalesce(t.requested_completion_date, ${column('telecom.requestedCompletionDate')},
        (${now}::timestamptz at time zone 'UTC')::date)) order by i.id), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id and t.action in ('modify', 'delete')
    join ${table('OrderItem.inventory')} n on n.id = i.id
    join ${table('Product')} p on p.id = n.product_id
    where i.order_id = ${column('id')})`,
)

const terminations = fact<readonly TerminationSchedule[]>(
  'Order',
  'mcdTerminationSchedules',
  ({ sql, table }) => sql`(
    select coalesce(json_agg(json_build_object('name', s.name, 'offering', s.offering, 'term', s.term,
      'basis', s.basis, 'tiers', s.tiers, 'currency', s.currency, 'moves', s.moves,
      'flatFee', case when s.flat_fee_amount is null then null
        else json_build_object('amount', s.flat_fee_amount) end) order by s.id), '[]')
    from ${table('TerminationSchedule')} s)`,
)

const fees = fact<readonly ChangeFeeSchedule[]>(
  'Order',
  'mcdChangeFees',
  ({ sql, table }) => sql`(
    select coalesce(json_agg(json_build_object('name', s.name, 'offering', s.offering,
      'activity', s.activity, 'tiers', s.tiers, 'currency', s.currency) order by s.id), '[]')
    from ${table('ChangeFeeSchedule')} s)`,
)

const currency = fact<string>(
  'Order',
  'mcdCurrency',
  ({ sql, column }) => sql`${column('currency')}`,
)

/** What the charges of an order are made of. */
export const chargeFacts = {
  ...{ items, terminations, fees, currency },
  rounding: settingFact('Order', priceRounding),
} as const

export interface ChargeFacts {
  readonly items: readonly ChargeableItem[]
  readonly terminations: readonly TerminationSchedule[]
  readonly fees: readonly ChangeFeeSchedule[]
  readonly currency: string
  readonly rounding: RoundingRule
}

/** The charges as of a moment. */
export function chargesFrom(facts: ChargeFacts, now: string): RequestCharges {
  const { items, currency, ...rules } = facts
  return requestCharges(items, { ...rules, now }, currency)
}
