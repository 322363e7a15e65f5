import { sql } from 'kysely'
import type { Database } from '../../database/database.ts'
import { type Executor, type Statement, slot, statement } from '../../database/statement.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { PlugboardError } from '../../errors.ts'
import type { BusinessHours } from './business-hours.ts'
import { calendarSql, defaultSql } from './calendar-fact.ts'

/** The business calendars of an application, whoever asks; for `prepare` and routes, outside of units of work. */
export interface BusinessCalendars {
  /**
   * @param key the default calendar where absent
   * @throws BUSINESS_CALENDAR_UNKNOWN
   * @example const calendar = await calendars.get('field-work')
   */
  get(key?: string): Promise<BusinessHours>
}

export function createBusinessCalendars({ db, clock }: Database): BusinessCalendars {
  return { get: key => read(db, clock.now(), key) }
}

/**
 * A business calendar for commands, and for subscribers in their unit of work.
 *
 * @param key the default calendar where absent
 * @throws BUSINESS_CALENDAR_UNKNOWN
 * @example
 * const calendar = await loadBusinessCalendar(uow, task.calendar)
 * task.dueAt = addBusinessTime(calendar, uow.now, task.minutes)
 */
export function loadBusinessCalendar(uow: UnitOfWork, key?: string | null): Promise<BusinessHours> {
  return read(uow.executor, uow.now, key ?? undefined)
}

const tables: Readonly<Record<string, string>> = {
  BusinessCalendar: 'business_calendars',
  SettingValue: 'setting_values',
}
const scope = {
  sql,
  now: slot<string>('now'),
  table: (name: string) => sql.table(tables[name] ?? name),
}

let named: Statement<{ calendar: BusinessHours | null }> | undefined
let standard: Statement<{ calendar: BusinessHours | null }> | undefined

async function read(executor: Executor, now: string, key?: string): Promise<BusinessHours> {
  named ??= statement(executor, sql`select ${calendarSql(scope, 'key', slot('key'))} as calendar`)
  standard ??= statement(executor, sql`select ${defaultSql(scope)} as calendar`)
  const [row] = await (key === undefined ? standard : named).run(executor, { key, now })
  if (row?.calendar) return row.calendar
  throw new PlugboardError('BUSINESS_CALENDAR_UNKNOWN', {
    detail: `There is no business calendar "${key}"`,
    remedy: 'GET /api/business-calendars lists those that there are',
  })
}
