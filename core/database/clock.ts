/** Where the application takes the time from: one per application, replaced in tests. */
export interface Clock {
  /** The moment, ISO 8601 in UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/**
 * A clock that stands still until it is told to go on.
 *
 * @example const clock = manualClock('2026-03-01T12:00:00.000Z'); clock.advance({ days: 30 })
 */
export function manualClock(start: string): Clock & {
  advance(by: { days?: number; hours?: number; minutes?: number; milliseconds?: number }): void
} {
  let time = Date.parse(start)
  return {
    now: () => new Date(time).toISOString(),
    advance({ days = 0, hours = 0, minutes = 0, milliseconds = 0 }) {
      time += ((days * 24 + hours) * 60 + minutes) * 60_000 + milliseconds
    },
  }
}
