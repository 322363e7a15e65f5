/**
 * The tables that are nobody's objects: the audit, the events, the replies kept for Idempotency-Keys
 * and the timers, and the guard of every state column. Part of the core's first migration.
 */
export const systemTables: readonly string[] = [
  'create sequence account_numbers',
  'create sequence order_numbers',
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
  'create index audit_records_subject_idx on audit_records (subject_id, id)',
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
  'create index events_subject_idx on events (subject_id, id)',
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
  'create index idempotency_keys_expires_idx on idempotency_keys (expires_at)',
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
  'create index timers_due_idx on timers (try_at) where not fired',
  `create table discarded_files (
    store_key varchar(80) primary key,
    discarded_at timestamptz(3) not null
  )`,
  stateGuard(),
]

/**
 * Refuses a state that the transition engine has not announced in this transaction. The engine names
 * each row and state that it is about to write in `plugboard.state_change`.
 */
function stateGuard(): string {
  return `create function plugboard_guard_state() returns trigger language plpgsql as $$
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
    end $$`
}

/** The statement that puts a table's state under the engine's guard. */
export function guardStateOf(table: string): string {
  return `create trigger ${table}_guard_state before insert or update of state on "${table}"
    for each row execute function plugboard_guard_state()`
}
