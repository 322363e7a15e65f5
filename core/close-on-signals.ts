/** npm, shells and `timeout` pass a signal on that the process has had already: in milliseconds. */
const sameSignal = 500

/**
 * Closes an application when the process is told to end: requests and jobs under way finish, then the
 * process ends by itself with status 0. A further signal, or `seconds` without an end, ends it at once
 * with status 1.
 *
 * @param options.signals SIGTERM and SIGINT where absent
 * @param options.seconds how long the end may take; 30 where absent
 * @example
 * const app = await createApp(options)
 * await app.listen()
 * closeOnSignals(app)
 */
export function closeOnSignals(
  app: { close(): Promise<void> },
  options: { readonly signals?: readonly NodeJS.Signals[]; readonly seconds?: number } = {},
): void {
  const { signals = ['SIGTERM', 'SIGINT'], seconds = 30 } = options
  let since: number | undefined
  const close = async () => {
    if (since !== undefined && Date.now() - since > sameSignal) process.exit(1)
    if (since !== undefined) return
    since = Date.now()
    setTimeout(() => process.exit(1), seconds * 1_000).unref()
    try {
      await app.close()
      process.exit(0)
    } catch (error) {
      process.stderr.write(`${(error as Error).stack ?? error}\n`)
      process.exit(1)
    }
  }
  for (const signal of signals) process.on(signal, () => void close())
}
