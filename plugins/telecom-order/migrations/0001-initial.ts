import type { Migration } from 'plugboard'

export default {
  name: '0001-initial',
  statements: [
    `create table "telecom_order__order_item_telecom" (
      "id" uuid not null,
      "action" text not null,
      "activity" text not null,
      "requested_completion_date" date null,
      primary key ("id")
    )`,
    `create table "telecom_order__order_telecom" (
      "id" uuid not null,
      "purchase_order_number" varchar(40) null,
      "requested_completion_date" date null,
      "site_contact_name" varchar(120) null,
      "site_contact_phone" varchar(26) null,
      primary key ("id")
    )`,
    `create index "telecom_order__order_telecom_purchase_order_number_idx" on "telecom_order__order_telecom" ("purchase_order_number", "id")`,
    `create index "telecom_order__order_telecom_requested_completion_date_idx" on "telecom_order__order_telecom" ("requested_completion_date", "id")`,
    `alter table "telecom_order__order_item_telecom" add constraint "telecom_order__order_item_telecom_id_foreign" foreign key ("id") references "order_items" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_item_telecom" add constraint "telecom_order__order_item_telecom_action_check" check ("action" in ('add', 'modify', 'delete', 'noChange'))`,
    `alter table "telecom_order__order_item_telecom" add constraint "telecom_order__order_item_telecom_activity_check" check ("activity" in ('new', 'change', 'insideMove', 'outsideMove', 'disconnect', 'record'))`,
    `alter table "telecom_order__order_telecom" add constraint "telecom_order__order_telecom_id_foreign" foreign key ("id") references "orders" ("id") on update no action on delete cascade`,
  ],
} satisfies Migration
