/** What of a task endangers a date. */
export interface WatchedTask {
  readonly title: string
  readonly state: string
  readonly duration: number
  readonly readyAt?: string | null | undefined
}

/** How an item stands to its date, with the reason in words. */
export interface Outlook {
  readonly level: 'none' | 'warning' | 'critical'
  readonly message: string
}

/**
 * Whether a date will be kept: critical where the prediction lies behind it, a warning where a task has used
 * up the watched share of its time or stands in fallout.
 *
 * @param given.share in per cent of a task's duration
 * @param given.add adds minutes of business time to a moment
 */
export function judge(given: {
  readonly tasks: readonly WatchedTask[]
  readonly predicted: string
  readonly committed?: string | null | undefined
  readonly share: number
  readonly now: string
  readonly add: (moment: string, minutes: number) => string
}): Outlook {
  const { tasks, predicted, committed } = given
  if (committed && predicted > committed) {
    return {
      level: 'critical',
      message: `Will be done on ${predicted}, and ${committed} was told`,
    }
  }
  const failed = tasks.find(({ state }) => state === 'failed')
  if (failed) return { level: 'warning', message: `${failed.title} stands in fallout` }
  const slow = tasks.find(task => isSlow(task, given))
  if (slow) return { level: 'warning', message: `${slow.title} takes long` }
  return { level: 'none', message: '' }
}

function isSlow(
  { state, readyAt, duration }: WatchedTask,
  { share, now, add }: Pick<Parameters<typeof judge>[0], 'share' | 'now' | 'add'>,
): boolean {
  if (!readyAt || (state !== 'ready' && state !== 'inProgress') || duration === 0) return false
  return add(readyAt, Math.ceil((duration * share) / 100)) <= now
}
