import { v7 as newId } from 'uuid'

const order = `o.id, o.version, o.state, o.number, o.account_id, o.reference, o.currency,
  o.one_time_total_amount, o.recurring_total_amount, o.created_at, o.updated_at,
  (select row_to_json(n) from gift_note__order_gift_note n where n.id = o.id) as "giftNote",
  (select json_agg(i order by i.id) from order_items i where i.order_id = o.id) as items`

/** One statement for each table, and one for each read. */
export const floorStatements = {
  insertOrder: `insert into orders (id, version, state, number, account_id, currency,
      one_time_total_amount, one_time_total_currency, recurring_total_amount, recurring_total_currency,
      one_time_tax_amount, one_time_tax_currency, recurring_tax_amount, recurring_tax_currency,
      root_account, created_at, updated_at)
    values ($1, 1, 'draft', 'O' || lpad(nextval('order_numbers')::text, 8, '0'), $2, 'USD',
      $3, 'USD', $4, 'USD', 0, 'USD', 0, 'USD', $2, $5, $5)`,
  insertItems: `insert into order_items (id, version, state, order_id, offering, name, quantity,
      characteristics, unit_one_time_amount, unit_one_time_currency, unit_recurring_amount,
      unit_recurring_currency, one_time_amount, one_time_currency, recurring_amount,
      recurring_currency, price_lines, tax_lines, account, root_account, created_at, updated_at)
    select id, 1, 'draft', $2::uuid, offering, name, quantity, characteristics, amount, 'USD', 0, 'USD',
      amount * quantity, 'USD', 0, 'USD', '[]', '[]', $3::uuid, $3::uuid, $4::timestamptz, $4::timestamptz
    from unnest($1::uuid[], $5::text[], $6::text[], $7::int[], $8::jsonb[], $9::bigint[])
      as t (id, offering, name, quantity, characteristics, amount)`,
  insertNote: 'insert into gift_note__order_gift_note (id, message, wrap) values ($1, $2, $3)',
  insertAudit: `insert into audit_records (id, object, subject_id, root_account, transition, from_state,
      to_state, policy_version, actor_id, actor_name, cause_kind, cause_id, changes, occurred_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  insertEvent: `insert into events (id, name, object, subject_id, root_account, payload, actor_id,
      cause_kind, cause_id, occurred_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  updateOrder: `update orders set one_time_total_amount = $2, recurring_total_amount = $3,
    version = version + 1, updated_at = now() where id = $1`,
  touchOrder: 'update orders set version = version + 1, updated_at = now() where id = $1',
  changeState:
    'update orders set state = $2, version = version + 1, updated_at = now() where id = $1',
  updateItem: `update order_items set quantity = $2, one_time_amount = $3, version = version + 1,
    updated_at = now() where id = $1`,
  readOrder: `select ${order} from orders o where o.id = $1`,
  listOrders: `select ${order} from (
      select * from orders where account_id = $1 order by id desc limit 20
    ) o order by o.id desc`,
} as const

export function orderRow(id: string, account: string): unknown[] {
  return [id, account, 4_597, 999, new Date().toISOString()]
}

export function itemRows(order: string, account: string, count: number): unknown[] {
  const times = <Value>(make: () => Value) => Array.from({ length: count }, make)
  return [
    times(() => newId()),
    order,
    account,
    new Date().toISOString(),
    times(() => 'moby-dick'),
    times(() => 'Moby-Dick'),
    times(() => 2),
    times(() => JSON.stringify({ format: 'hardcover' })),
    times(() => 1_299),
  ]
}
