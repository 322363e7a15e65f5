import type { Migration } from 'plugboard'

export default {
  name: '0001-initial',
  statements: [
    `create table "order_notices__order_notices" (
      "id" uuid not null,
      "version" integer not null,
      "account_id" uuid not null,
      "order_id" uuid not null,
      "event" uuid not null,
      "kind" text not null,
      "happened_at" timestamptz(3) not null,
      "email" varchar(254) not null,
      "language" text not null,
      "date" date null,
      "sent_at" timestamptz(3) null,
      "root_account" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "order_notices__order_notices_account_id_idx" on "order_notices__order_notices" ("account_id", "id")`,
    `create index "order_notices__order_notices_order_id_idx" on "order_notices__order_notices" ("order_id", "id")`,
    `create index "order_notices__order_notices_kind_idx" on "order_notices__order_notices" ("kind", "id")`,
    `alter table "order_notices__order_notices" add constraint "order_notices__order_notices_order_kind_happened_at_email_key" unique ("order_id", "kind", "happened_at", "email")`,
    `create table "order_notices__user_notices" (
      "id" uuid not null,
      "off" boolean not null,
      "muted" jsonb not null,
      primary key ("id")
    )`,
    `alter table "order_notices__order_notices" add constraint "order_notices__order_notices_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "order_notices__order_notices" add constraint "order_notices__order_notices_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update no action on delete cascade`,
    `alter table "order_notices__order_notices" add constraint "order_notices__order_notices_kind_check" check ("kind" in ('received', 'accepted', 'rejected', 'dateSet', 'dateChanged', 'needsYou', 'completed', 'partlyCompleted', 'cancelled', 'failed'))`,
    `alter table "order_notices__order_notices" add constraint "order_notices__order_notices_language_check" check ("language" in ('en', 'de'))`,
    `alter table "order_notices__user_notices" add constraint "order_notices__user_notices_id_foreign" foreign key ("id") references "users" ("id") on update no action on delete cascade`,
  ],
} satisfies Migration
