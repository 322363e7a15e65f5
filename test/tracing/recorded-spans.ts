import { context, propagation, SpanKind, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace'

/** The spans that have ended, of a process in which OpenTelemetry was started. */
export interface RecordedSpans {
  all(): readonly ReadableSpan[]
  /** The only one of a name. */
  named(name: string): ReadableSpan
  /** The only one of a name, once it has ended. */
  arrived(name: string): Promise<ReadableSpan>
  forget(): void
}

/** Starts OpenTelemetry as an integrator's tracing.js does, with a memory instead of a collector. */
export function recordSpans(): RecordedSpans {
  const exporter = new InMemorySpanExporter()
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  )
  const all = () => exporter.getFinishedSpans()
  const find = (name: string) => all().filter(span => span.name === name)
  const named = (name: string) => {
    const [span, ...others] = find(name)
    if (span && others.length === 0) return span
    throw new Error(`Not one span "${name}" among ${all().map(span => span.name)}`)
  }
  return {
    all,
    named,
    async arrived(name) {
      while (find(name).length === 0) await new Promise(resolve => setTimeout(resolve, 10))
      return named(name)
    },
    forget: () => exporter.reset(),
  }
}

/** A trace that somebody else has begun. */
export const incoming = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  header: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
} as const

/** Who is whose child, by their names. */
export function parentOf(span: ReadableSpan, spans: RecordedSpans): string | undefined {
  const parent = spans
    .all()
    .find(other => other.spanContext().spanId === span.parentSpanContext?.spanId)
  return parent?.name
}

export const kindOf = ({ kind }: ReadableSpan) => SpanKind[kind]
