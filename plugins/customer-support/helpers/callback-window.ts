import {
  type BusinessHours,
  businessMinutesBetween,
  type FieldError,
  isTimeZone,
  nextOpening,
  PlugboardError,
} from 'plugboard'
import { Temporal } from 'temporal-polyfill'
import { errors } from '../errors.ts'

/** A window as somebody says it, in the time of their own clock. */
export interface LocalWindow {
  readonly windowDate?: string | null | undefined
  readonly windowFrom?: string | null | undefined
  readonly windowTo?: string | null | undefined
  readonly timeZone?: string | null | undefined
}

/** The same as instants, ISO 8601 in UTC; both null for a callback as soon as possible. */
export interface CallbackWindow {
  readonly start: string | null
  readonly end: string | null
}

const soon: CallbackWindow = { start: null, end: null }

/**
 * Turns a window of local time into instants by the rules that hold on its own day, not on this one.
 *
 * @throws INPUT_INVALID for a window that is half said, or not on the clock
 * @example windowOf({ windowDate: '2026-03-29', windowFrom: '09:00', windowTo: '11:00', timeZone: 'Europe/Berlin' })
 */
export function windowOf({
  windowDate,
  windowFrom,
  windowTo,
  timeZone,
}: LocalWindow): CallbackWindow {
  const given = { windowDate, windowFrom, windowTo, timeZone }
  const missing = Object.entries(given).filter(([, value]) => !value)
  if (missing.length === 4 || (missing.length === 3 && timeZone)) {
    if (timeZone && !isTimeZone(timeZone)) throw invalid(zoneFault)
    return soon
  }
  if (!windowDate || !windowFrom || !windowTo || !timeZone) {
    throw invalid(
      ...missing.map(([name]) => ({ pointer: `/${name}`, message: 'is required for a window' })),
    )
  }
  if (!isTimeZone(timeZone)) throw invalid(zoneFault)
  if (windowTo <= windowFrom) {
    throw invalid({ pointer: '/windowTo', message: 'must lie behind windowFrom' })
  }
  // Of an hour that comes twice the window has both.
  const start = instantOf(`${windowDate}T${windowFrom}`, timeZone, 'earlier')
  const end = instantOf(`${windowDate}T${windowTo}`, timeZone, 'later')
  if (start && end) return { start, end }
  const message = 'is a time that the clocks leave out on that day'
  throw invalid({ pointer: start ? '/windowTo' : '/windowFrom', message })
}

/** @returns undefined for a time that is not on the clock that day */
function instantOf(
  local: string,
  timeZone: string,
  disambiguation: 'earlier' | 'later',
): string | undefined {
  const wanted = Temporal.PlainDateTime.from(local)
  const found = wanted.toZonedDateTime(timeZone, { disambiguation })
  return found.toPlainDateTime().equals(wanted)
    ? new Date(found.epochMilliseconds).toISOString()
    : undefined
}

/**
 * Makes sure that somebody can call in a window.
 *
 * @param calendar of the team that calls
 * @throws SUPPORT_WINDOW_PAST, SUPPORT_WINDOW_CLOSED naming the next opening
 */
export function assertCallable(
  { start, end }: CallbackWindow,
  calendar: BusinessHours,
  now: string,
): void {
  if (start === null || end === null) return
  if (end <= now) {
    throw refusal('SUPPORT_WINDOW_PAST', {
      detail: `The window ended at ${end}`,
      remedy: 'Ask for a later one, or leave it out to be called as soon as possible',
      errors: [{ pointer: '/windowDate', message: 'lies in the past' }],
    })
  }
  if (businessMinutesBetween(calendar, start > now ? start : now, end) > 0) return
  throw refusal('SUPPORT_WINDOW_CLOSED', {
    detail: 'Nobody is there to call at any time of the window',
    remedy: `The team is there again at ${nextOpening(calendar, end)}`,
    errors: [{ pointer: '/windowFrom', message: 'lies outside of the hours of the team' }],
  })
}

const zoneFault = {
  pointer: '/timeZone',
  message: 'is not the IANA name of a time zone, such as America/New_York',
}

function invalid(...faults: readonly FieldError[]): PlugboardError {
  const detail = faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')
  return new PlugboardError('INPUT_INVALID', { detail, errors: faults })
}

function refusal(
  code: 'SUPPORT_WINDOW_PAST' | 'SUPPORT_WINDOW_CLOSED',
  details: ConstructorParameters<typeof PlugboardError>[1],
): PlugboardError {
  const { status, message } = errors[code]
  return new PlugboardError(code, { status, title: message, ...details })
}
