import type { Migration } from '../../database/migrations/migration.ts'

export default {
  name: '0001-initial',
  statements: [
    `create sequence account_numbers`,
    `create sequence order_numbers`,
    `create table audit_records (
    id uuid primary key,
    object varchar(80) not null,
    subject_id uuid not null,
    root_account uuid,
    transition varchar(80),
    from_state varchar(60),
    to_state varchar(60),
    policy_version varchar(12),
    actor_id uuid,
    actor_name text not null,
    cause_kind varchar(20) not null,
    cause_id text not null,
    changes jsonb not null,
    occurred_at timestamptz(3) not null
  )`,
    `create index audit_records_subject_idx on audit_records (subject_id, id)`,
    `create function plugboard_append_only() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'PB002';
    end $$`,
    `create trigger audit_records_append_only before update or delete on audit_records
    for each row execute function plugboard_append_only()`,
    `create trigger audit_records_no_truncate before truncate on audit_records
    for each statement execute function plugboard_append_only()`,
    `create table events (
    id uuid primary key,
    name varchar(80) not null,
    object varchar(80) not null,
    subject_id uuid not null,
    root_account uuid,
    payload jsonb not null,
    actor_id uuid,
    cause_kind varchar(20) not null,
    cause_id text not null,
    occurred_at timestamptz(3) not null
  )`,
    `create index events_subject_idx on events (subject_id, id)`,
    `create table idempotency_keys (
    scope text not null,
    key varchar(200) not null,
    request_hash char(64) not null,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    primary key (scope, key)
  )`,
    `create index idempotency_keys_expires_idx on idempotency_keys (expires_at)`,
    `create table timers (
    object varchar(80) not null,
    subject_id uuid not null,
    name varchar(80) not null,
    transition varchar(80) not null,
    due_at timestamptz(3) not null,
    try_at timestamptz(3) not null,
    fired boolean not null default false,
    attempts integer not null default 0,
    last_refusal text,
    primary key (subject_id, name)
  )`,
    `create index timers_due_idx on timers (try_at) where not fired`,
    `create table discarded_files (
    store_key varchar(80) primary key,
    discarded_at timestamptz(3) not null
  )`,
    `create function plugboard_guard_state() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.state is not distinct from old.state then
        return new;
      end if;
      if (new.id || ':' || new.state) = any (
        string_to_array(current_setting('plugboard.state_change', true), ',')
      ) then
        return new;
      end if;
      raise exception 'the state of % % is changed by its transition policy only', tg_table_name, new.id
        using errcode = 'PB001', hint = 'Call performTransition';
    end $$`,
    `create table "accounts" ("id" uuid not null, "version" integer not null, "name" varchar(200) not null, "number" varchar(40) not null, "parent_id" uuid null, "currency" varchar(3) not null, "status" text not null, "root_account" uuid not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `alter table "accounts" add constraint "accounts_number_key" unique ("number")`,
    `create index "accounts_name_idx" on "accounts" ("name", "id")`,
    `create index "accounts_number_idx" on "accounts" ("number", "id")`,
    `create index "accounts_parent_id_idx" on "accounts" ("parent_id", "id")`,
    `create index "accounts_status_idx" on "accounts" ("status", "id")`,
    `create table "users" ("id" uuid not null, "version" integer not null, "email" varchar(254) not null, "name" varchar(200) not null, "account_id" uuid null, "staff_roles" jsonb not null, "locale" varchar(35) not null, "active" boolean not null, "password_hash" text null, "root_account" uuid null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `alter table "users" add constraint "users_email_key" unique ("email")`,
    `create index "users_email_idx" on "users" ("email", "id")`,
    `create index "users_account_id_idx" on "users" ("account_id", "id")`,
    `create index "users_active_idx" on "users" ("active", "id")`,
    `create table "sessions" ("id" uuid not null, "version" integer not null, "user_id" uuid not null, "token_hash" varchar(64) not null, "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "user_agent" varchar(300) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `alter table "sessions" add constraint "sessions_token_hash_key" unique ("token_hash")`,
    `create index "sessions_user_id_idx" on "sessions" ("user_id", "id")`,
    `create index "sessions_expires_at_idx" on "sessions" ("expires_at", "id")`,
    `create table "orders" ("id" uuid not null, "version" integer not null, "state" varchar(60) not null, "number" varchar(40) not null, "account_id" uuid not null, "reference" varchar(80) null, "placed_by_id" uuid null, "currency" varchar(3) not null, "one_time_total_amount" bigint not null, "one_time_total_currency" char(3) not null, "recurring_total_amount" bigint not null, "recurring_total_currency" char(3) not null, "one_time_tax_amount" bigint not null, "one_time_tax_currency" char(3) not null, "recurring_tax_amount" bigint not null, "recurring_tax_currency" char(3) not null, "submitted_at" timestamptz(3) null, "completed_at" timestamptz(3) null, "closing_reason" varchar(500) null, "root_account" uuid not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `alter table "orders" add constraint "orders_number_key" unique ("number")`,
    `create index "orders_state_idx" on "orders" ("state", "id")`,
    `create index "orders_number_idx" on "orders" ("number", "id")`,
    `create index "orders_account_id_idx" on "orders" ("account_id", "id")`,
    `create index "orders_reference_idx" on "orders" ("reference", "id")`,
    `create index "orders_placed_by_id_idx" on "orders" ("placed_by_id", "id")`,
    `create index "orders_submitted_at_idx" on "orders" ("submitted_at", "id")`,
    `create table "order_items" ("id" uuid not null, "version" integer not null, "order_id" uuid not null, "parent_id" uuid null, "offering" varchar(120) not null, "name" varchar(200) not null, "quantity" integer not null, "characteristics" jsonb not null, "unit_one_time_amount" bigint not null, "unit_one_time_currency" char(3) not null, "unit_recurring_amount" bigint not null, "unit_recurring_currency" char(3) not null, "one_time_amount" bigint not null, "one_time_currency" char(3) not null, "recurring_amount" bigint not null, "recurring_currency" char(3) not null, "tax_lines" jsonb not null, "account" uuid not null, "root_account" uuid not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `create index "order_items_order_id_idx" on "order_items" ("order_id", "id")`,
    `create index "order_items_parent_id_idx" on "order_items" ("parent_id", "id")`,
    `create index "order_items_offering_idx" on "order_items" ("offering", "id")`,
    `create table "memberships" ("id" uuid not null, "version" integer not null, "account_id" uuid not null, "user_id" uuid not null, "role" varchar(80) not null, "root_account" uuid not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `create index "memberships_account_id_idx" on "memberships" ("account_id", "id")`,
    `create index "memberships_user_id_idx" on "memberships" ("user_id", "id")`,
    `create index "memberships_role_idx" on "memberships" ("role", "id")`,
    `alter table "memberships" add constraint "memberships_account_user_role_key" unique ("account_id", "user_id", "role")`,
    `create table "attachments" ("id" uuid not null, "version" integer not null, "object" varchar(80) not null, "subject" uuid not null, "account_id" uuid null, "file_name" varchar(255) not null, "media_type" varchar(127) not null, "size" integer not null, "sha256" varchar(64) not null, "store_key" varchar(80) not null, "added_by_id" uuid null, "root_account" uuid null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `create index "attachments_object_idx" on "attachments" ("object", "id")`,
    `create index "attachments_subject_idx" on "attachments" ("subject", "id")`,
    `create index "attachments_account_id_idx" on "attachments" ("account_id", "id")`,
    `create index "attachments_added_by_id_idx" on "attachments" ("added_by_id", "id")`,
    `create table "setting_values" ("id" uuid not null, "version" integer not null, "name" varchar(120) not null, "account_id" uuid null, "value" jsonb not null, "valid_from" timestamptz(3) not null, "root_account" uuid null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`,
    `create index "setting_values_name_idx" on "setting_values" ("name", "id")`,
    `create index "setting_values_account_id_idx" on "setting_values" ("account_id", "id")`,
    `alter table "accounts" add constraint "accounts_parent_id_foreign" foreign key ("parent_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "accounts" add constraint "accounts_status_check" check ("status" in ('open', 'closed'))`,
    `alter table "users" add constraint "users_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete cascade`,
    `alter table "orders" add constraint "orders_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "orders" add constraint "orders_placed_by_id_foreign" foreign key ("placed_by_id") references "users" ("id") on update no action on delete restrict`,
    `alter table "order_items" add constraint "order_items_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update no action on delete cascade`,
    `alter table "order_items" add constraint "order_items_parent_id_foreign" foreign key ("parent_id") references "order_items" ("id") on update no action on delete cascade`,
    `alter table "memberships" add constraint "memberships_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "memberships" add constraint "memberships_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete cascade`,
    `alter table "attachments" add constraint "attachments_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `alter table "attachments" add constraint "attachments_added_by_id_foreign" foreign key ("added_by_id") references "users" ("id") on update no action on delete restrict`,
    `alter table "setting_values" add constraint "setting_values_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update no action on delete restrict`,
    `create trigger orders_guard_state before insert or update of state on "orders"
    for each row execute function plugboard_guard_state()`,
  ],
} satisfies Migration
