/** A day, in milliseconds, where no clock is changed. */
export const dayLength = 86_400_000

/** Days since 1970-01-01 of a calendar day, `2026-03-29`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength
}

/** The calendar day of a number of days since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** 0 for Monday, up to 6 for Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}

/** A local time as milliseconds since midnight: `09:30`, and `24:00` for the end of the day. */
export function timeOfDay(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000
}
