/** What a schedule needs to know of a task. */
export interface Schedulable {
  readonly id: string
  readonly dependsOn: readonly string[]
  /** In minutes of business time. */
  readonly duration: number
  /** When it ended, where it has; ISO 8601 in UTC. */
  readonly endedAt?: string | null | undefined
  /** When it was started, where it was. */
  readonly startedAt?: string | null | undefined
}

export interface Scheduled {
  readonly plannedStart: string
  readonly dueAt: string
}

/**
 * When each task starts and ends at the earliest: behind all that it waits for, in business time. What has
 * started or ended counts as it really did.
 *
 * @param tasks dependencies before dependents
 * @param from when the first may start, ISO 8601 in UTC
 * @param add adds minutes of business time to a moment
 * @example schedule(tasks, uow.now, (moment, minutes) => addBusinessTime(hours, moment, minutes))
 */
export function schedule(
  tasks: readonly Schedulable[],
  from: string,
  add: (moment: string, minutes: number) => string,
): ReadonlyMap<string, Scheduled> {
  const planned = new Map<string, Scheduled>()
  for (const { id, dependsOn, duration, startedAt, endedAt } of tasks) {
    const ends = dependsOn.flatMap(other => planned.get(other)?.dueAt ?? [])
    const plannedStart = startedAt ?? [from, ...ends].sort().at(-1) ?? from
    // What has not ended by now ends later than now, however late it is.
    const dueAt = endedAt ?? [from, add(plannedStart, duration)].sort().at(-1) ?? from
    planned.set(id, { plannedStart, dueAt })
  }
  return planned
}

/**
 * The tasks that decide when the last one ends, first to last: each is the one for which the next one
 * waited longest.
 *
 * @param planned as {@link schedule} gives it
 * @example criticalPath(tasks, schedule(tasks, now, add)).map(({ id }) => id)
 */
export function criticalPath<Task extends Schedulable>(
  tasks: readonly Task[],
  planned: ReadonlyMap<string, Scheduled>,
): Task[] {
  const byId = new Map(tasks.map(task => [task.id, task]))
  const latest = (some: readonly Task[]) =>
    some.reduce<Task | undefined>((last, task) => {
      const end = planned.get(task.id)?.dueAt ?? ''
      return last === undefined || end > (planned.get(last.id)?.dueAt ?? '') ? task : last
    }, undefined)
  const path: Task[] = []
  for (let task = latest(tasks); task !== undefined; ) {
    path.unshift(task)
    task = latest(task.dependsOn.flatMap(id => byId.get(id) ?? []))
  }
  return path
}
