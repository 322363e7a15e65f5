/** What an item is coordinated with, and how far that has come. */
export interface Coordinated {
  readonly name: string | null
  readonly type: 'startToStart' | 'startToFinish'
  readonly delayDays: number
  /** Of the other item; null: it is not there. */
  readonly state: string | null
  readonly startDate: string | null
  readonly completionDate: string | null
}

const day = 86_400_000

/**
 * The moment from which an item may start; null as long as something has not happened yet that it waits
 * for. What was cancelled or has failed is no longer waited for.
 *
 * @returns ISO 8601 in UTC; the beginning of time where nothing is waited for
 */
export function earliestStart(coordinated: readonly Coordinated[]): string | null {
  let earliest = 0
  for (const { type, delayDays, state, startDate, completionDate } of coordinated) {
    if (state === null || ['cancelled', 'failed', 'rejected'].includes(state)) continue
    const happened = type === 'startToStart' ? startDate : completionDate
    if (happened === null) return null
    earliest = Math.max(earliest, Date.parse(happened) + delayDays * day)
  }
  return new Date(earliest).toISOString()
}
