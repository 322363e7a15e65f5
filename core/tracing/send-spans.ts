import { type TracerProvider, trace } from '@opentelemetry/api'

/** So long a collector that does not answer may hold up an end, in milliseconds. */
const patience = 5_000

interface Sending {
  forceFlush?(): Promise<void>
}

/** The provider of an SDK stands behind the API's own. */
type Provider = TracerProvider & Sending & { getDelegate?(): TracerProvider & Sending }

/** Sends the spans that wait to be sent together: the end of the process would take them along. */
export async function sendSpans(): Promise<void> {
  const provider: Provider = trace.getTracerProvider()
  const sent = (provider.getDelegate?.() ?? provider).forceFlush?.()
  if (!sent) return
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, patience)
  // The SDK says itself what it could not send.
  await Promise.race([sent.catch(() => {}), enough])
  clearTimeout(timer)
}
