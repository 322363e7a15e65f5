import {
  type BusinessHours,
  isOpen,
  localDate,
  nextClosing,
  nextOpening,
  openPeriodsOn,
  specialDay,
} from 'plugboard'
import type { Contact } from '../objects/contact-fields.ts'

/** How a team can be reached at a moment, and why so. */
export interface Duty {
  /** `closed`: nobody answers, and there is no contact for these hours; the usual one is told. */
  readonly availability: 'live' | 'afterHours' | 'closed'
  readonly contact: Contact
  readonly reasonCode: 'open' | 'holiday' | 'closure' | 'dayOff' | 'outsideHours'
  /** For people. */
  readonly reason: string
  readonly timeZone: string
  /** Those of the local day, such as `09:00–17:00`. */
  readonly hoursToday: readonly string[]
  /** When it opens next, where it is closed. */
  readonly opensAt: string | null
  /** When it closes, where it is open; null where it is open around the clock. */
  readonly closesAt: string | null
}

export interface Reachable {
  readonly contact: Contact
  readonly afterHoursContact?: Contact | null | undefined
}

/**
 * Who is on duty at a moment by a team's calendar.
 *
 * @param now ISO 8601 in UTC
 * @example onDuty(team, calendar, '2026-12-25T10:00:00.000Z').reason // 'Closed for Christmas Day'
 */
export function onDuty(team: Reachable, calendar: BusinessHours, now: string): Duty {
  const { timeZone } = calendar
  const today = localDate(timeZone, now)
  const hoursToday = openPeriodsOn(calendar, today).map(
    ({ from, until }) => `${clockAt(timeZone, from)}–${endAt(timeZone, until)}`,
  )
  if (isOpen(calendar, now)) {
    const closesAt = nextClosing(calendar, now)
    const reason = closesAt
      ? `Open until ${whenAt(timeZone, closesAt, today)}`
      : 'Open around the clock'
    const open = { reasonCode: 'open' as const, reason, timeZone, hoursToday, closesAt }
    return { availability: 'live', contact: team.contact, ...open, opensAt: null }
  }
  const opensAt = nextOpening(calendar, now)
  return {
    availability: team.afterHoursContact ? 'afterHours' : 'closed',
    contact: team.afterHoursContact ?? team.contact,
    ...closedBecause(calendar, today, hoursToday),
    ...{ timeZone, hoursToday, opensAt, closesAt: null },
  }
}

function closedBecause(
  calendar: BusinessHours,
  today: string,
  hours: readonly string[],
): Pick<Duty, 'reasonCode' | 'reason'> {
  const special = specialDay(calendar, today)
  if (special?.kind === 'holiday' || special?.kind === 'closure') {
    return { reasonCode: special.kind, reason: `Closed for ${special.name}` }
  }
  if (hours.length === 0) return { reasonCode: 'dayOff', reason: `Closed on ${weekdayOf(today)}s` }
  return { reasonCode: 'outsideHours', reason: `Outside the hours of today, ${hours.join(', ')}` }
}

function clockAt(timeZone: string, instant: string): string {
  return formatted(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** Midnight as the end of a day. */
function endAt(timeZone: string, instant: string): string {
  const text = clockAt(timeZone, instant)
  return text === '00:00' ? '24:00' : text
}

/** With the day where it is another one. */
function whenAt(timeZone: string, instant: string, today: string): string {
  const date = localDate(timeZone, instant)
  const clock = clockAt(timeZone, instant)
  return date === today ? clock : `${weekdayOf(date)}, ${clock}`
}

function weekdayOf(date: string): string {
  return formatted(`${date}T12:00:00Z`, { timeZone: 'UTC', weekday: 'long' })
}

function formatted(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant))
}
