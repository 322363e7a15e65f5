import type { Migration } from '../../database/migrations/migration.ts'

export default {
  name: '0004-price-lines',
  statements: [
    `alter table "order_items" add "price_lines" jsonb not null default '[]'`,
    `alter table "order_items" alter column "price_lines" drop default`,
    // What was sold before has one price of each kind, as a source has that tells no lines.
    `update order_items set price_lines = (
      select coalesce(jsonb_agg(jsonb_build_object(
        'kind', kind, 'name', name, 'currency', unit_one_time_currency, 'amount', amount)), '[]')
      from (values ('oneTime', unit_one_time_amount), ('recurring', unit_recurring_amount))
        line (kind, amount)
      where amount <> 0)`,
  ],
} satisfies Migration
