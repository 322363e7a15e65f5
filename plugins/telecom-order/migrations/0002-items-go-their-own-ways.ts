import type { Migration } from 'plugboard'

export default {
  name: '0002-items-go-their-own-ways',
  statements: [
    `create table "telecom_order__offering_requirements" (
      "id" uuid not null,
      "version" integer not null,
      "offering" varchar(120) not null,
      "sites" text not null,
      "standard_interval" integer null,
      "registered_location" boolean not null,
      "letter_of_authorization_when" jsonb null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `alter table "telecom_order__offering_requirements" add constraint "telecom_order__offering_requirements_offering_key" unique ("offering")`,
    `create index "telecom_order__offering_requirements_offering_idx" on "telecom_order__offering_requirements" ("offering", "id")`,
    `create table "telecom_order__order_relationships" (
      "id" uuid not null,
      "version" integer not null,
      "order_id" uuid not null,
      "related_order_id" uuid not null,
      "type" text not null,
      "account" uuid not null,
      "root_account" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "telecom_order__order_relationships_order_id_idx" on "telecom_order__order_relationships" ("order_id", "id")`,
    `create index "telecom_order__order_relationships_related_order_id_idx" on "telecom_order__order_relationships" ("related_order_id", "id")`,
    `alter table "telecom_order__order_relationships" add constraint "telecom_order__order_relationships_order_related_order_type_key" unique ("order_id", "related_order_id", "type")`,
    `create table "telecom_order__order_notes" (
      "id" uuid not null,
      "version" integer not null,
      "order_id" uuid not null,
      "item_id" uuid null,
      "text" varchar(2000) not null,
      "author" varchar(200) not null,
      "account" uuid not null,
      "root_account" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "telecom_order__order_notes_order_id_idx" on "telecom_order__order_notes" ("order_id", "id")`,
    `create index "telecom_order__order_notes_item_id_idx" on "telecom_order__order_notes" ("item_id", "id")`,
    `create table "telecom_order__order_documents" (
      "id" uuid not null,
      "version" integer not null,
      "order_id" uuid not null,
      "item_id" uuid null,
      "type" text not null,
      "signed_by" varchar(120) null,
      "signed_on" date null,
      "account" uuid not null,
      "root_account" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "telecom_order__order_documents_order_id_idx" on "telecom_order__order_documents" ("order_id", "id")`,
    `create index "telecom_order__order_documents_item_id_idx" on "telecom_order__order_documents" ("item_id", "id")`,
    `create index "telecom_order__order_documents_type_idx" on "telecom_order__order_documents" ("type", "id")`,
    `alter table "telecom_order__order_item_telecom" add "site_a_id" uuid null, add "site_z_id" uuid null, add "expected_completion_date" date null, add "start_date" timestamptz(3) null, add "completion_date" timestamptz(3) null, add "term" integer null, add "coordination" jsonb null, add "relationships" jsonb null`,
    `alter table "telecom_order__order_item_telecom" add constraint "telecom_order__order_item_telecom_site_a_id_foreign" foreign key ("site_a_id") references "service_site__service_sites" ("id") on update no action on delete restrict`,
    `alter table "telecom_order__order_item_telecom" add constraint "telecom_order__order_item_telecom_site_z_id_foreign" foreign key ("site_z_id") references "service_site__service_sites" ("id") on update no action on delete restrict`,
    `create index "telecom_order__order_item_telecom_site_a_id_idx" on "telecom_order__order_item_telecom" ("site_a_id", "id")`,
    `create index "telecom_order__order_item_telecom_site_z_id_idx" on "telecom_order__order_item_telecom" ("site_z_id", "id")`,
    `alter table "telecom_order__order_telecom" add "expedite" boolean null, add "expected_completion_date" date null, add "site_contact_email" varchar(254) null, add "technical_contact_name" varchar(120) null, add "technical_contact_phone" varchar(26) null, add "technical_contact_email" varchar(254) null, add "billing_contact_name" varchar(120) null, add "billing_contact_phone" varchar(26) null, add "billing_contact_email" varchar(254) null`,
    `create index "telecom_order__order_telecom_expedite_idx" on "telecom_order__order_telecom" ("expedite", "id")`,
    `create index "telecom_order__order_telecom_expected_completion_date_idx" on "telecom_order__order_telecom" ("expected_completion_date", "id")`,
    `alter table "telecom_order__offering_requirements" add constraint "telecom_order__offering_requirements_sites_check" check ("sites" in ('none', 'a', 'aAndZ'))`,
    `alter table "telecom_order__order_relationships" add constraint "telecom_order__order_relationships_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_relationships" add constraint "telecom_order__order_relationships_related_order_id_foreign" foreign key ("related_order_id") references "orders" ("id") on update no action on delete restrict`,
    `alter table "telecom_order__order_relationships" add constraint "telecom_order__order_relationships_type_check" check ("type" in ('relatesTo', 'reliesOn', 'replaces', 'cancels'))`,
    `alter table "telecom_order__order_notes" add constraint "telecom_order__order_notes_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_notes" add constraint "telecom_order__order_notes_item_id_foreign" foreign key ("item_id") references "order_items" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_documents" add constraint "telecom_order__order_documents_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_documents" add constraint "telecom_order__order_documents_item_id_foreign" foreign key ("item_id") references "order_items" ("id") on update no action on delete cascade`,
    `alter table "telecom_order__order_documents" add constraint "telecom_order__order_documents_type_check" check ("type" in ('letterOfAuthorization', 'floorPlan', 'contract', 'other'))`,
    // What was submitted is acknowledged now, and items stand where their orders do. The guard of the states
    // wants each of them announced.
    `select set_config('plugboard.state_change', coalesce(string_agg(id || ':acknowledged', ','), ''), true)
    from orders where state = 'submitted'`,
    `update orders set state = 'acknowledged' where state = 'submitted'`,
    `select set_config('plugboard.state_change', coalesce(string_agg(i.id || ':' ||
      case o.state when 'inProgress' then o.state else 'acknowledged' end, ','), ''), true)
    from order_items i join orders o on o.id = i.order_id
    where i.state = 'draft' and o.state in ('acknowledged', 'accepted', 'inProgress')`,
    `update order_items i set state = case o.state when 'inProgress' then o.state else 'acknowledged' end
    from orders o
    where o.id = i.order_id and i.state = 'draft' and o.state in ('acknowledged', 'accepted', 'inProgress')`,
  ],
} satisfies Migration
