import { PlugboardError } from '../../errors.ts'
import type { BusinessHours } from './business-hours.ts'
import { dateOf, dayLength, dayNumber } from './day-number.ts'
import { mostDays, openPeriods, type SpecialDay } from './open-periods.ts'
import { localDay } from './time-zone.ts'

/*
 * Pure functions of when somebody works. Instants are ISO 8601 in UTC, dates are calendar days of the
 * calendar's time zone. Open periods hold their beginning and not their end.
 */

/** An open period, as instants. */
export interface OpenPeriod {
  readonly from: string
  readonly until: string
}

/**
 * Whether a calendar is open at an instant.
 *
 * @example isOpen(calendar, '2026-03-29T01:00:00.000Z')
 */
export function isOpen(hours: BusinessHours, instant: string): boolean {
  const at = millisecondsOf(instant)
  const periods = openPeriods(hours)
  return periods.on(periods.dayAt(at)).some(({ from, until }) => from <= at && at < until)
}

/**
 * When a calendar is open next: the instant itself where it is open then.
 *
 * @throws BUSINESS_TIME_UNREACHABLE where it is not open within ten years
 */
export function nextOpening(hours: BusinessHours, instant: string): string {
  return addBusinessTime(hours, instant, 0)
}

/**
 * When a calendar is closed next: the instant itself where it is closed then, and null where it stays open
 * for the year to come.
 */
export function nextClosing(hours: BusinessHours, instant: string): string | null {
  const start = millisecondsOf(instant)
  let openUntil = start
  for (const { from, until } of openPeriods(hours).after(start)) {
    if (from > openUntil) break
    openUntil = until
    if (openUntil - start > 366 * dayLength) return null
  }
  return isoOf(openUntil)
}

/**
 * Goes on for so long of open time; back with a negative number. A task of eight hours that begins when a
 * day of eight hours does is due when that day closes, not when the next one opens.
 *
 * @param minutes of open time; with 0, the next instant at which it is open
 * @throws BUSINESS_TIME_UNREACHABLE where so much is not open within ten years
 * @example addBusinessTime(calendar, '2026-03-27T16:00:00.000Z', 120) // Friday at four: Monday at ten
 */
export function addBusinessTime(hours: BusinessHours, instant: string, minutes: number): string {
  if (!Number.isFinite(minutes)) throw new RangeError(`${minutes} is not a number of minutes`)
  const start = millisecondsOf(instant)
  const isBack = minutes < 0
  const periods = openPeriods(hours)
  let left = Math.round(Math.abs(minutes) * 60_000)
  for (const { from, until } of isBack ? periods.before(start) : periods.after(start)) {
    if (left <= until - from) return isoOf(isBack ? until - left : from + left)
    left -= until - from
  }
  throw unreachable()
}

/**
 * The open time between two instants in minutes, to the fraction; negative where the second lies before the
 * first.
 */
export function businessMinutesBetween(hours: BusinessHours, from: string, to: string): number {
  const [start, end] = [millisecondsOf(from), millisecondsOf(to)]
  if (end < start) return -businessMinutesBetween(hours, to, from)
  const periods = openPeriods(hours)
  const last = periods.dayAt(end)
  let open = 0
  for (let day = periods.dayAt(start); day <= last; day++) {
    for (const period of periods.on(day)) {
      open += Math.max(0, Math.min(period.until, end) - Math.max(period.from, start))
    }
  }
  return open / 60_000
}

/** Whether a calendar is open at all on a day. */
export function isBusinessDay(hours: BusinessHours, date: string): boolean {
  return openPeriods(hours).on(dayOf(date)).length > 0
}

/**
 * The business day so many behind a date, or before it with a negative number. From a day that is none it
 * counts as from the last one before it, or the next one behind it when it counts back.
 *
 * @param days with 0, the date itself where it is a business day, and the next one otherwise
 * @throws BUSINESS_TIME_UNREACHABLE
 * @example addBusinessDays(calendar, '2026-03-27', 1) // the day behind a Friday: 2026-03-30
 */
export function addBusinessDays(hours: BusinessHours, date: string, days: number): string {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a number of days`)
  const periods = openPeriods(hours)
  const step = days < 0 ? -1 : 1
  let day = days === 0 ? dayOf(date) : dayOf(date) + step
  let left = Math.max(1, Math.abs(days))
  for (let looked = 0; looked < mostDays; looked++, day += step) {
    if (periods.on(day).length > 0) left--
    if (left === 0) return dateOf(day)
  }
  throw unreachable()
}

/**
 * The open periods of a day: for when it opens and closes, and for "due by the end of the day".
 *
 * @example openPeriodsOn(calendar, addBusinessDays(calendar, today, 3)).at(-1)?.until
 */
export function openPeriodsOn(hours: BusinessHours, date: string): readonly OpenPeriod[] {
  return openPeriods(hours)
    .on(dayOf(date))
    .map(({ from, until }) => ({ from: isoOf(from), until: isoOf(until) }))
}

/** Why a day has not the hours of its weekday: a holiday, a closure, or hours of its own. */
export function specialDay(hours: BusinessHours, date: string): SpecialDay | undefined {
  return openPeriods(hours).specialDay(dayOf(date))
}

/**
 * The calendar day of an instant in a time zone.
 *
 * @example localDate('Asia/Tokyo', '2026-03-29T20:00:00.000Z') // 2026-03-30
 */
export function localDate(timeZone: string, instant: string): string {
  return dateOf(localDay(timeZone, millisecondsOf(instant)))
}

function dayOf(date: string): number {
  const day = dayNumber(date)
  if (Number.isNaN(day)) throw new RangeError(`${date} is not a calendar day like 2026-03-29`)
  return day
}

function millisecondsOf(instant: string): number {
  const milliseconds = Date.parse(instant)
  if (Number.isNaN(milliseconds)) throw new RangeError(`${instant} is not an instant in ISO 8601`)
  return milliseconds
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

function unreachable(): PlugboardError {
  return new PlugboardError('BUSINESS_TIME_UNREACHABLE', {
    detail: 'The calendar is not open for that long within ten years',
    remedy: 'Look at its hours, closures and holidays, or ask for less',
  })
}
