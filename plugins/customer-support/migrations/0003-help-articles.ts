import type { Migration } from 'plugboard'

export default {
  name: '0003-help-articles',
  statements: [
    `create table "customer_support__help_articles" (
      "id" uuid not null,
      "version" integer not null,
      "state" varchar(60) not null,
      "key" varchar(120) not null,
      "locale" varchar(35) not null,
      "revision" integer null,
      "title" varchar(200) not null,
      "summary" varchar(500) null,
      "body" varchar(50000) not null,
      "audience" text not null,
      "topics" jsonb not null,
      "offerings" jsonb not null,
      "stages" jsonb not null,
      "roles" jsonb not null,
      "error_codes" jsonb not null,
      "lexemes" text null,
      "published_at" timestamptz(3) null,
      "published_by_id" uuid null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "customer_support__help_articles_state_idx" on "customer_support__help_articles" ("state", "id")`,
    `create index "customer_support__help_articles_key_idx" on "customer_support__help_articles" ("key", "id")`,
    `create index "customer_support__help_articles_locale_idx" on "customer_support__help_articles" ("locale", "id")`,
    `create index "customer_support__help_articles_revision_idx" on "customer_support__help_articles" ("revision", "id")`,
    `create index "customer_support__help_articles_audience_idx" on "customer_support__help_articles" ("audience", "id")`,
    `create index "customer_support__help_articles_published_by_id_idx" on "customer_support__help_articles" ("published_by_id", "id")`,
    `alter table "customer_support__help_articles" add constraint "customer_support__help_articles_key_locale_revision_key" unique ("key", "locale", "revision")`,
    `create table "customer_support__help_feedback" (
      "id" uuid not null,
      "version" integer not null,
      "article_id" uuid not null,
      "user_id" uuid not null,
      "helpful" boolean not null,
      "comment" varchar(1000) null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      primary key ("id")
    )`,
    `create index "customer_support__help_feedback_article_id_idx" on "customer_support__help_feedback" ("article_id", "id")`,
    `create index "customer_support__help_feedback_user_id_idx" on "customer_support__help_feedback" ("user_id", "id")`,
    `create index "customer_support__help_feedback_helpful_idx" on "customer_support__help_feedback" ("helpful", "id")`,
    `alter table "customer_support__help_feedback" add constraint "customer_support__help_feedback_article_user_key" unique ("article_id", "user_id")`,
    `alter table "customer_support__help_articles" add constraint "customer_support__help_articles_published_by_id_foreign" foreign key ("published_by_id") references "users" ("id") on update no action on delete restrict`,
    `alter table "customer_support__help_articles" add constraint "customer_support__help_articles_audience_check" check ("audience" in ('everybody', 'customer', 'agent'))`,
    `alter table "customer_support__help_feedback" add constraint "customer_support__help_feedback_article_id_foreign" foreign key ("article_id") references "customer_support__help_articles" ("id") on update no action on delete cascade`,
    `alter table "customer_support__help_feedback" add constraint "customer_support__help_feedback_user_id_foreign" foreign key ("user_id") references "users" ("id") on update no action on delete cascade`,
    `create trigger customer_support__help_articles_guard_state before insert or update of state on "customer_support__help_articles"
        for each row execute function plugboard_guard_state()`,
    // The words of an article as they are searched, in the dictionary of its language.
    `create function customer_support__dictionary(locale text) returns regconfig
    language sql immutable parallel safe as $$
      select (case split_part(locale, '-', 1)
      when 'da' then 'danish' when 'de' then 'german' when 'en' then 'english' when
      'es' then 'spanish' when 'fi' then 'finnish' when 'fr' then 'french' when 'hu'
      then 'hungarian' when 'it' then 'italian' when 'nl' then 'dutch' when 'no' then
      'norwegian' when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then
      'russian' when 'sv' then 'swedish' when 'tr' then 'turkish'
      else 'simple' end)::regconfig
    $$`,
    `create function customer_support__keep_lexemes() returns trigger language plpgsql as $$
    declare
      dictionary regconfig := customer_support__dictionary(new.locale);
    begin
      new.lexemes := setweight(to_tsvector(dictionary, new.title), 'A')
        || setweight(to_tsvector(dictionary, coalesce(new.summary, '')), 'B')
        || setweight(to_tsvector(dictionary, new.body), 'D');
      return new;
    end $$`,
    `create trigger customer_support__help_articles_keep_lexemes
    before insert or update of title, summary, body, locale on "customer_support__help_articles"
    for each row execute function customer_support__keep_lexemes()`,
  ],
} satisfies Migration
