import type { Migration } from 'plugboard'

export default {
  name: '0003-relationships',
  statements: [
    `create table "catalog__product_offering_relationships" (
      "id" uuid not null,
      "version" integer not null,
      "key" varchar(120) null,
      "offering_id" uuid not null,
      "kind" text not null,
      "target_id" uuid not null,
      "scope" text not null,
      "minimum" integer not null,
      "maximum" integer null,
      "reason" varchar(300) null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_key_key" unique ("key")`,
    `create index "catalog__product_offering_relationships_key_idx" on "catalog__product_offering_relationships" ("key", "id")`,
    `create index "catalog__product_offering_relationships_offering_id_idx" on "catalog__product_offering_relationships" ("offering_id", "id")`,
    `create index "catalog__product_offering_relationships_kind_idx" on "catalog__product_offering_relationships" ("kind", "id")`,
    `create index "catalog__product_offering_relationships_target_id_idx" on "catalog__product_offering_relationships" ("target_id", "id")`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_offering_kind_target_key" unique ("offering_id", "kind", "target_id")`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_offering_id_foreign" foreign key ("offering_id") references "catalog__product_offerings" ("id") on update no action on delete cascade`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_target_id_foreign" foreign key ("target_id") references "catalog__product_offerings" ("id") on update no action on delete cascade`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_kind_check" check ("kind" in ('requires', 'excludes'))`,
    `alter table "catalog__product_offering_relationships" add constraint "catalog__product_offering_relationships_scope_check" check ("scope" in ('order', 'account'))`,
  ],
} satisfies Migration
