import { sql } from 'kysely'
import type { Static, TSchema } from 'typebox'
import { type Executor, type Statement, slot, statement } from '../../database/statement.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import type { Setting } from '../../plugin/setting.ts'

/**
 * The value of a setting for commands, and for subscribers in their unit of work: the account's own, else the
 * system's, else the initial one. A rule asks by `settingFact`.
 *
 * @param account for a setting of scope `account`
 * @example const minutes = await loadSetting(uow, retryMinutes, request.account)
 */
export function loadSetting<Schema extends TSchema>(
  uow: UnitOfWork,
  setting: Setting<Schema>,
  account?: string | null,
): Promise<Static<Schema>> {
  return settingAt(uow.executor, uow.now, setting, account)
}

let current: Statement<{ value: unknown }> | undefined

/** The value of a setting at a moment. */
export async function settingAt<Schema extends TSchema>(
  executor: Executor,
  now: string,
  setting: Setting<Schema>,
  account?: string | null,
): Promise<Static<Schema>> {
  current ??= statement(
    executor,
    sql`select value from setting_values where name = ${slot('name')} and valid_from <= ${slot('now')}
      and (account_id is null or account_id = ${slot('account')}::uuid)
      order by account_id nulls last, valid_from desc, id desc limit 1`,
  )
  const [row] = await current.run(executor, { name: setting.name, account, now })
  // Checked against the setting's schema when it was set.
  return row ? (row.value as Static<Schema>) : setting.initial
}
