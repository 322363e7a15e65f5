import { Temporal } from 'temporal-polyfill'
import { dayLength } from './day-number.ts'

/**
 * Whether a text is the name of a time zone. An offset is none: it knows of no daylight saving.
 *
 * @example isTimeZone('America/New_York') // true
 * @example isTimeZone('+01:00') // false
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** A piece of a day in which clocks run on evenly; in milliseconds since 1970, up to `until` exclusively. */
export interface Stretch {
  readonly from: number
  readonly until: number
  /** How far local time is ahead of UTC, in milliseconds. */
  readonly offset: number
}

/** The local day of an instant: days since 1970-01-01, of milliseconds since then. */
export function localDay(timeZone: string, instant: number): number {
  return Math.floor((instant + zoned(timeZone, instant).offsetNanoseconds / 1e6) / dayLength)
}

/**
 * A local day as stretches: one on most days, two when clocks are changed, none where a zone has left the
 * day out.
 *
 * @param day days since 1970-01-01
 */
export function stretchesOf(timeZone: string, day: number): readonly Stretch[] {
  const start = startOf(timeZone, day)
  const next = startOf(timeZone, day + 1)
  const isEven = start.offset === next.offset && next.from - start.from === dayLength
  if (isEven) return [{ ...start, until: next.from }]
  const stretches: Stretch[] = []
  for (let from = start.from; from < next.from; ) {
    const here = zoned(timeZone, from)
    const change = here.getTimeZoneTransition('next')?.epochMilliseconds ?? next.from
    const until = Math.min(change, next.from)
    stretches.push({ from, until, offset: here.offsetNanoseconds / 1e6 })
    from = until
  }
  return stretches
}

interface DayStart {
  readonly from: number
  readonly offset: number
}

/** Asking a zone for the start of a day takes some ten microseconds, and the same days are asked for. */
const starts = new Map<string, DayStart>()
const mostStarts = 20_000

function startOf(timeZone: string, day: number): DayStart {
  const key = `${timeZone} ${day}`
  const known = starts.get(key)
  if (known) return known
  const start = new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toZonedDateTime(timeZone)
  const made = { from: start.epochMilliseconds, offset: start.offsetNanoseconds / 1e6 }
  if (starts.size >= mostStarts) starts.clear()
  starts.set(key, made)
  return made
}

function zoned(timeZone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
}
