import type { FastifyBaseLogger } from 'fastify'
import type { Jobs } from './database/jobs.ts'
import { startChores } from './start-chores.ts'

/**
 * What a worker does: the subscribers' jobs as they come, timers every second.
 *
 * @returns stops taking work, and waits for what is under way
 */
export async function startWork(work: {
  readonly jobs: Jobs
  readonly sweep: () => Promise<number>
  readonly log: FastifyBaseLogger
}): Promise<() => Promise<void>> {
  const { jobs, sweep, log } = work
  await jobs.work()
  return startChores([{ every: 1_000, run: sweep, failure: 'Timers could not be swept' }], log)
}
