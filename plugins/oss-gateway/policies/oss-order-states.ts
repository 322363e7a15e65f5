/** How far an order has come; of those equally far one may follow the other and be followed by it. */
const ranks = {
  queued: 0,
  undelivered: 0,
  sent: 1,
  acknowledged: 2,
  inProgress: 3,
  pending: 3,
  held: 3,
  cancelling: 3,
  completed: 4,
  partial: 4,
  failed: 4,
  rejected: 4,
  cancelled: 4,
} as const

export type OssOrderState = keyof typeof ranks

const states = Object.keys(ranks) as OssOrderState[]

export const finals = states.filter(state => ranks[state] === 4)

/** The OSS has it, and has not done with it. */
export const working = ['acknowledged', 'inProgress', 'pending', 'held'] as const

/** In these the OSS is asked when nothing is heard. */
export const awaited = ['sent', ...working, 'cancelling'] as const

/** What an OSS may report; TMF641 has two more, which say only that a cancellation is on its way. */
export const reported = [
  ...working,
  'completed',
  'partial',
  'failed',
  'rejected',
  'cancelled',
] as const

export type ReportedState = (typeof reported)[number]

/** The states that a report of this one may follow: states only go forward. */
export function statesBefore(state: ReportedState): OssOrderState[] {
  return states.filter(
    before =>
      before !== state &&
      ranks[before] <= ranks[state] &&
      ranks[before] < ranks.completed &&
      (before !== 'cancelling' || finals.includes(state)),
  )
}

/**
 * Where the news of a state leads: forward, or nowhere. Of states that are equally far the newer news
 * counts, and what has ended has ended.
 *
 * @param isNewer whether the news is newer than all that was heard before
 * @returns the state to report; undefined where the order stays as it is
 * @example stateAfter('completed', 'inProgress', true) // undefined: it came late
 */
export function stateAfter(
  current: string,
  told: string | undefined,
  isNewer: boolean,
): ReportedState | undefined {
  const state = reportedState(told, current)
  if (state === undefined || !statesBefore(state).includes(current as OssOrderState))
    return undefined
  const isForward = ranks[state] > ranks[current as OssOrderState]
  return isForward || isNewer ? state : undefined
}

/** Whatever is said of it, it has arrived. */
function reportedState(told: string | undefined, current: string): ReportedState | undefined {
  const known = reported.find(state => state === told)
  if (known) return known
  return ranks[current as OssOrderState] < ranks.acknowledged ? 'acknowledged' : undefined
}
