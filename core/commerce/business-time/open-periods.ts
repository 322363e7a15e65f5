import { type BusinessHours, type LocalPeriod, weekdays } from './business-hours.ts'
import { dateOf, dayLength, timeOfDay, weekdayOf } from './day-number.ts'
import { publicHolidays } from './public-holidays.ts'
import { localDay, stretchesOf } from './time-zone.ts'

/** Open from an instant until another exclusively, in milliseconds since 1970. */
export interface Period {
  readonly from: number
  readonly until: number
}

/** Why a day has not the hours of its weekday. */
export interface SpecialDay {
  readonly kind: 'opening' | 'closure' | 'holiday'
  readonly name: string
}

/** The periods in which a calendar is open, day by day; each day is worked out once. */
export interface OpenPeriods {
  /** @param day days since 1970-01-01 */
  on(day: number): readonly Period[]
  specialDay(day: number): SpecialDay | undefined
  /** The local day of an instant. */
  dayAt(instant: number): number
  /** What is open from an instant on, in the order of time, within ten years. */
  after(instant: number): Iterable<Period>
  /** What was open until an instant, backwards, within ten years. */
  before(instant: number): Iterable<Period>
}

/** So many days are looked through: whoever comes this far has a calendar that is hardly open. */
export const mostDays = 3_660

const known = new WeakMap<BusinessHours, OpenPeriods>()

/** @param hours remembered with what is worked out from it, so it does not change afterwards */
export function openPeriods(hours: BusinessHours): OpenPeriods {
  const found = known.get(hours)
  if (found) return found
  const made = workOut(hours)
  known.set(hours, made)
  return made
}

interface LocalSpan {
  readonly from: number
  readonly to: number
}

function workOut(hours: BusinessHours): OpenPeriods {
  const { timeZone, holidays, closures } = hours
  const week = weekdays.map(day => spansOf(hours.weeklyHours[day] ?? []))
  const openings = new Map(hours.openings?.map(opening => [opening.date, opening]))
  const days = new Map<number, readonly Period[]>()

  const closureOn = (date: string) => closures?.find(({ from, to }) => from <= date && date <= to)
  const holidayOn = (date: string) =>
    holidays ? publicHolidays(holidays, Number(date.slice(0, 4))).get(date) : undefined

  function spansOn(day: number): readonly LocalSpan[] {
    const date = dateOf(day)
    const opening = openings.get(date)
    if (opening) return spansOf(opening.hours)
    if (closureOn(date)) return []
    const spans = week[weekdayOf(day)] ?? []
    const holiday = holidayOn(date)
    return holiday ? cutOff(spans, holiday.from) : spans
  }

  function on(day: number): readonly Period[] {
    const found = days.get(day)
    if (found) return found
    const spans = spansOn(day)
    const made = spans.length === 0 ? [] : instantsOf(timeZone, day, spans)
    days.set(day, made)
    return made
  }

  const dayAt = (instant: number) => localDay(timeZone, instant)

  return {
    on,
    dayAt,
    specialDay(day) {
      const date = dateOf(day)
      const opening = openings.get(date)
      if (opening) return { kind: 'opening', name: opening.name }
      const closure = closureOn(date)
      if (closure) return { kind: 'closure', name: closure.name }
      const holiday = holidayOn(date)
      return holiday && { kind: 'holiday', name: holiday.name }
    },
    *after(instant) {
      const first = dayAt(instant)
      for (let day = first; day < first + mostDays; day++) {
        for (const { from, until } of on(day)) {
          if (until > instant) yield { from: Math.max(from, instant), until }
        }
      }
    },
    *before(instant) {
      const first = dayAt(instant)
      for (let day = first; day > first - mostDays; day--) {
        for (const { from, until } of on(day).toReversed()) {
          if (from < instant) yield { from, until: Math.min(until, instant) }
        }
      }
    },
  }
}

/** In the order of time, in milliseconds since midnight. */
function spansOf(periods: readonly LocalPeriod[]): readonly LocalSpan[] {
  return periods
    .map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
    .sort((a, b) => a.from - b.from)
}

/** What remains of a day's hours before a holiday begins. */
function cutOff(spans: readonly LocalSpan[], at: number): readonly LocalSpan[] {
  return spans.flatMap(({ from, to }) => (from < at ? [{ from, to: Math.min(to, at) }] : []))
}

/**
 * Local times as instants. What counts is the clock on the wall: an hour that is left out is not open, one
 * that comes twice is open twice.
 */
function instantsOf(timeZone: string, day: number, spans: readonly LocalSpan[]): Period[] {
  const periods: Period[] = []
  for (const stretch of stretchesOf(timeZone, day)) {
    const midnight = day * dayLength - stretch.offset
    for (const span of spans) {
      const from = Math.max(midnight + span.from, stretch.from)
      const until = Math.min(midnight + span.to, stretch.until)
      if (from >= until) continue
      const last = periods.at(-1)
      if (last?.until === from) periods[periods.length - 1] = { from: last.from, until }
      else periods.push({ from, until })
    }
  }
  return periods
}
