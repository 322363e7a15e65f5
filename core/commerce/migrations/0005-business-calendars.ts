import type { Migration } from '../../database/migrations/migration.ts'

export default {
  name: '0005-business-calendars',
  statements: [
    `create table "business_calendars" (
      "id" uuid not null,
      "version" integer not null,
      "key" varchar(60) not null,
      "name" varchar(120) not null,
      "time_zone" varchar(60) not null,
      "weekly_hours" jsonb not null,
      "holidays" jsonb null,
      "closures" jsonb null,
      "openings" jsonb null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `alter table "business_calendars" add constraint "business_calendars_key_key" unique ("key")`,
    `create index "business_calendars_key_idx" on "business_calendars" ("key", "id")`,
    `create index "business_calendars_name_idx" on "business_calendars" ("name", "id")`,
  ],
} satisfies Migration
