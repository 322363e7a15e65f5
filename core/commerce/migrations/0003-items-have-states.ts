import type { Migration } from '../../database/migrations/migration.ts'

/** Items that are there already stand where their order does. */
export default {
  name: '0003-items-have-states',
  statements: [
    `alter table "order_items" add column "state" varchar(60) not null default 'draft'`,
    `update order_items i set state = o.state from orders o
    where o.id = i.order_id and o.state in ('completed', 'cancelled', 'rejected')`,
    `alter table "order_items" alter column "state" drop default`,
    `create index "order_items_state_idx" on "order_items" ("state", "id")`,
    `create trigger order_items_guard_state before insert or update of state on "order_items"
    for each row execute function plugboard_guard_state()`,
  ],
} satisfies Migration
