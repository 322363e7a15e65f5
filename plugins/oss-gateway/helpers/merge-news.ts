import type { RecordOf } from 'plugboard'
import type { CriticalDate } from '../objects/oss-order.ts'
import type { OssNews } from './read-service-order.ts'

/** Where news come from, and how they stand in time to what was heard before. */
export interface NewsSource {
  /** Of a notification; a repetition bears the same. */
  readonly eventId?: string
  /** The OSS's time of it. */
  readonly at?: string
  /** Newer than all that was heard before. */
  readonly isNewer: boolean
}

type Known = Pick<
  RecordOf<'OssOrder'>,
  | 'ossId'
  | 'ossState'
  | 'providerOrderNumber'
  | 'circuitId'
  | 'criticalDates'
  | 'remarks'
  | 'recentEvents'
  | 'sourceTime'
>

export type HeardFields = Partial<RecordOf<'OssOrder'>>

const mostEvents = 100
const mostRemarks = 20

/**
 * What an order's record says once it has the news. News that come late add what was not known, and take
 * nothing back.
 */
export function mergeNews(known: Known, news: OssNews, source: NewsSource): HeardFields {
  const { eventId, at, isNewer } = source
  const { ossId, state, circuitId, providerOrderNumber, jeopardy, error } = news
  const dates = (({ dueDate, completionDate, effectiveBillDate }) => ({
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(completionDate === undefined ? {} : { completionDate }),
    ...(effectiveBillDate === undefined ? {} : { effectiveBillDate }),
  }))(news)
  const identity = {
    ossId,
    ...(circuitId === undefined ? {} : { circuitId }),
    providerOrderNumber: providerOrderNumber ?? known.providerOrderNumber ?? ossId,
  }
  const fresh = {
    ...identity,
    ...dates,
    ...(state === undefined ? {} : { ossState: state }),
    ...(jeopardy ? { jeopardyCode: jeopardy.code, jeopardyReason: jeopardy.reason } : {}),
    ...(error ? { errorCode: error.code, errorReason: error.reason } : {}),
  }
  return {
    ...(isNewer ? fresh : missing(known, fresh)),
    criticalDates: mergeDates(known.criticalDates, news.criticalDates, isNewer),
    remarks: [...new Set([...known.remarks, ...news.remarks])].slice(-mostRemarks),
    ...(eventId === undefined
      ? {}
      : { recentEvents: [...known.recentEvents, eventId].slice(-mostEvents) }),
    ...(at === undefined || isAfter(known.sourceTime, at) ? {} : { sourceTime: at }),
  }
}

/** Whether a moment is later than another, in whatever zone either is written. */
export function isAfter(moment: string | undefined | null, other: string): boolean {
  return moment != null && Date.parse(moment) > Date.parse(other)
}

function missing(known: object, fresh: object): object {
  const given = known as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(fresh).filter(([name]) => (given[name] ?? null) === null),
  )
}

/** What has been reached stays reached; of two dates the newer news counts. */
function mergeDates(
  known: readonly CriticalDate[],
  told: readonly CriticalDate[],
  isNewer: boolean,
): CriticalDate[] {
  const merged = new Map(known.map(date => [date.name, date]))
  for (const date of told) {
    const before = merged.get(date.name)
    const counts = !before || (date.isReached && !before.isReached) || isNewer
    if (counts && !(before?.isReached && !date.isReached)) merged.set(date.name, date)
  }
  return [...merged.values()]
}
