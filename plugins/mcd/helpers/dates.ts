const day = 86_400_000

/** The calendar is this far behind UTC where a day ends last on earth. */
const lastZone = 12 * 3_600_000

/**
 * The first day for which something may be asked that wants so many days of notice. Today is what it is
 * wherever it lasts longest: the customer's own zone is not known here.
 *
 * @example earliestDate('2026-06-01T13:00:00.000Z', 30) // '2026-07-01'
 */
export function earliestDate(now: string, notice: number): string {
  return new Date(Date.parse(now) - lastZone + notice * day).toISOString().slice(0, 10)
}
