import type { FastifyBaseLogger } from 'fastify'

/** Something that is looked after again and again. */
export interface Chore {
  /** In words, for the log: "Timers could not be swept". */
  readonly failure: string
  /** The pause between two runs, in milliseconds. */
  readonly every: number
  readonly run: () => Promise<unknown>
}

/**
 * Runs chores for as long as the process works: each again after its pause, never twice at once in
 * one process. That several processes run them is for the chores to bear.
 *
 * @returns stops them, and waits for those under way
 */
export function startChores(
  chores: readonly Chore[],
  log: Pick<FastifyBaseLogger, 'error'>,
): () => Promise<void> {
  const stops = chores.map(({ every, run, failure }) => {
    let running: Promise<unknown> | undefined
    const interval = setInterval(() => {
      running ??= run()
        .catch(error => log.error({ err: error }, failure))
        .finally(() => {
          running = undefined
        })
    }, every)
    // What keeps the process alive is the server, not this.
    interval.unref()
    return async () => {
      clearInterval(interval)
      await running
    }
  })
  return async () => {
    await Promise.all(stops.map(stop => stop()))
  }
}
