import type { Migration } from 'plugboard'

export default {
  name: '0001-initial',
  statements: [
    `create table "gift_note__order_gift_note" (
      "id" uuid not null,
      "message" varchar(200) not null,
      "wrap" boolean null,
      primary key ("id")
    )`,
    `create index "gift_note__order_gift_note_wrap_idx" on "gift_note__order_gift_note" ("wrap", "id")`,
    `alter table "gift_note__order_gift_note" add constraint "gift_note__order_gift_note_id_foreign" foreign key ("id") references "orders" ("id") on update no action on delete cascade`,
  ],
} satisfies Migration
