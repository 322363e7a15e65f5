import type { RawBuilder } from 'kysely'
import { type Fact, type FactScope, fact } from '../../transition/fact.ts'
import { type BusinessHours, standardHours } from './business-hours.ts'
import { defaultCalendar } from './default-calendar.ts'

/** What it takes to find a calendar in SQL. */
type Scope = Pick<FactScope, 'sql' | 'table' | 'now'>

/**
 * The calendar of a subject as a fact, for rules and the due times of timers, which are pure.
 *
 * @param object the object that the rule is about
 * @param by the field that refers to the calendar, or the one that has its key; the default calendar where
 *   absent, or where the field is empty
 * @returns null for a key that no calendar has
 * @example
 * timer({
 *   …, facts: { calendar: businessCalendarFact('Task', { reference: 'calendar' }), minutes, startedAt },
 *   due: ({ facts }) => addBusinessTime(facts.calendar, facts.startedAt, facts.minutes),
 * })
 */
export function businessCalendarFact(
  object: string,
  by?: { readonly reference: string },
): Fact<BusinessHours>
export function businessCalendarFact(
  object: string,
  by: { readonly key: string },
): Fact<BusinessHours | null>
export function businessCalendarFact(
  object: string,
  by: { readonly reference?: string; readonly key?: string } = {},
): Fact<BusinessHours> {
  const { reference, key } = by
  const path = reference ?? key
  return fact<BusinessHours>(object, `businessCalendar:${path ?? ''}`, scope => {
    const standard = defaultSql(scope)
    if (path === undefined) return standard
    const { sql, column } = scope
    const named = calendarSql(scope, reference ? 'id' : 'key', column(path))
    return sql`case when ${column(path)} is null then ${standard} else ${named} end`
  })
}

/** The calendar of a key as SQL; null where there is none. */
export function calendarSql(
  { sql, table }: Scope,
  by: 'id' | 'key',
  value: RawBuilder<unknown>,
): RawBuilder<BusinessHours> {
  return sql<BusinessHours>`(
    select jsonb_build_object('timeZone', c.time_zone, 'weeklyHours', c.weekly_hours,
      'holidays', c.holidays, 'closures', c.closures, 'openings', c.openings)
    from ${table('BusinessCalendar')} c where ${sql.ref(`c.${by}`)} = ${value})`
}

/** The calendar whose key the setting names, else the built-in one. */
export function defaultSql(scope: Scope): RawBuilder<BusinessHours> {
  const { sql, table, now } = scope
  const { name, initial } = defaultCalendar
  const key = sql`coalesce((
    select s.value #>> '{}' from ${table('SettingValue')} s
    where s.name = ${name} and s.account_id is null and s.valid_from <= ${now}::timestamptz
    order by s.valid_from desc, s.id desc limit 1), ${initial})`
  return sql<BusinessHours>`coalesce(${calendarSql(scope, 'key', key)}, 
    ${JSON.stringify(standardHours)}::jsonb)`
}
