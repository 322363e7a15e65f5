import type { Migration } from '../../database/migrations/migration.ts'

/** Tells every process whose rights may have changed: the user's id, or nothing where it may be anybody's. */
export default {
  name: '0002-tell-of-changed-rights',
  statements: [
    `create function plugboard_tell_rights() returns trigger language plpgsql as $$
    begin
      if tg_level = 'STATEMENT' or tg_nargs = 0 then
        perform pg_notify('plugboard_rights', '');
        return null;
      end if;
      if tg_op <> 'INSERT' then
        perform pg_notify('plugboard_rights', to_jsonb(old) ->> tg_argv[0]);
      end if;
      if tg_op <> 'DELETE' then
        perform pg_notify('plugboard_rights', to_jsonb(new) ->> tg_argv[0]);
      end if;
      return null;
    end $$`,
    // A session that begins is nobody's memory yet.
    `create trigger sessions_tell_rights after update or delete on sessions
    for each row execute function plugboard_tell_rights('user_id')`,
    `create trigger users_tell_rights after update or delete on users
    for each row execute function plugboard_tell_rights('id')`,
    `create trigger memberships_tell_rights after insert or update or delete on memberships
    for each row execute function plugboard_tell_rights('user_id')`,
    // Members reach what lies below their accounts.
    `create trigger accounts_tell_rights after update of parent_id or delete on accounts
    for each row execute function plugboard_tell_rights()`,
    `create trigger accounts_below_tell_rights after insert on accounts
    for each row when (new.parent_id is not null) execute function plugboard_tell_rights()`,
    // Also in what replication or a restore writes.
    ...['sessions', 'users', 'memberships', 'accounts'].map(
      table => `alter table ${table} enable always trigger ${table}_tell_rights`,
    ),
    `alter table accounts enable always trigger accounts_below_tell_rights`,
    ...['sessions', 'users', 'memberships', 'accounts'].map(
      table => `create trigger ${table}_truncated_tell_rights after truncate on ${table}
    for each statement execute function plugboard_tell_rights()`,
    ),
  ],
} satisfies Migration
