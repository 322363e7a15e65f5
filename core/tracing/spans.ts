import {
  type Attributes,
  propagation,
  type Span,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  type TracerDelegator,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'
import { isPlugboardError } from '../errors.ts'
import { version } from '../version.ts'

/**
 * What makes spans, or undefined where no OpenTelemetry SDK has been started: then nothing is made,
 * and nothing spent.
 */
export function tracer(): Tracer | undefined {
  const provider: TracerProvider & Partial<TracerDelegator> = trace.getTracerProvider()
  // Until an SDK comes, the API has a provider that stands for it and has nobody to delegate to.
  return provider.getDelegateTracer
    ? provider.getDelegateTracer('plugboard', version)
    : provider.getTracer('plugboard', version)
}

/**
 * Runs work as a span, with what came of it: what is refused keeps its code, and is no failure.
 *
 * @param work is given the span, to tell more; undefined where nothing is traced
 * @example await inSpan('unit of work', { 'plugboard.cause.kind': 'request' }, () => work())
 */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: (span?: Span) => Promise<Result>,
): Promise<Result> {
  const found = tracer()
  if (!found) return work()
  return found.startActiveSpan(name, { attributes }, async span => {
    try {
      const result = await work(span)
      span.setAttribute('plugboard.outcome', 'done')
      return result
    } catch (error) {
      tellOutcome(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

function tellOutcome(span: Span, error: unknown): void {
  if (isPlugboardError(error) && error.status < 500) {
    span.setAttributes({
      'plugboard.outcome': 'refused',
      'plugboard.refusal.code': error.code,
    })
    return
  }
  span.setAttributes({ 'plugboard.outcome': 'failed', 'error.type': typeOf(error) })
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.recordException(error as Error)
}

function typeOf(error: unknown): string {
  if (isPlugboardError(error)) return error.code
  return error instanceof Error ? error.name : '_OTHER'
}

/** Carries the trace alone. Baggage may hold what is personal: it is not to lie in the database. */
export const withoutBaggage: TextMapPropagator = {
  inject: (context, into, setter) =>
    propagation.inject(propagation.deleteBaggage(context), into, setter),
  extract: (context, from, getter) => propagation.extract(context, from, getter),
  fields: () => propagation.fields(),
}
