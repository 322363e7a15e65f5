import type { FastifyBaseLogger } from 'fastify'
import type { Jobs } from './database/jobs.ts'
import { startChores } from './start-chores.ts'

/**
 * What a worker does: the subscribers' jobs as they come, timers every second, housekeeping every minute.
 *
 * @returns stops taking work, and waits for what is under way
 */
export async function startWork(work: {
  readonly jobs: Jobs
  readonly sweep: () => Promise<number>
  readonly tidy: () => Promise<unknown>
  readonly log: FastifyBaseLogger
}): Promise<() => Promise<void>> {
  const { jobs, sweep, tidy, log } = work
  await jobs.work()
  return startChores(
    [
      { every: 1_000, run: sweep, failure: 'Timers could not be swept' },
      { every: 60_000, run: tidy, failure: 'Housekeeping failed' },
    ],
    log,
  )
}
