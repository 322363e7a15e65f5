const day = 86_400_000

/** The calendar is this far behind UTC where a day ends last on earth. */
const lastZone = day / 2

/**
 * The moment at which a day is over everywhere: the customer's own zone is not known here.
 *
 * @param date such as `2026-06-30`
 * @returns ISO 8601 in UTC
 * @example endOfDay('2026-06-30') // '2026-07-01T12:00:00.000Z'
 */
export function endOfDay(date: string): string {
  return new Date(Date.parse(date) + day + lastZone).toISOString()
}

/** The day that lies some days ahead. */
export function dayAhead(now: string, days: number): string {
  return momentAhead(now, days).slice(0, 10)
}

/** The moment that lies some days ahead. */
export function momentAhead(now: string, days: number): string {
  return new Date(Date.parse(now) + days * day).toISOString()
}
