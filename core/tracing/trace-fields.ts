import { type Span, trace } from '@opentelemetry/api'

/** The names that OpenTelemetry gives to what ties a line of a log to a trace. */
export interface TraceFields {
  readonly trace_id?: string
  readonly span_id?: string
}

/** Marks a logger whose lines tell their trace already. */
const tells = Symbol('tells its trace')

/**
 * A mixin for Pino: each line tells the trace that it was written in. An application of its own has it;
 * give it to the logger of a server that {@link plugboard} is mounted in.
 *
 * @example Fastify({ logger: { mixin: traceFields } })
 */
export function traceFields(_merged?: object, _level?: number, logger?: object): TraceFields {
  if (logger && tells in logger) return {}
  return fieldsOf(trace.getActiveSpan())
}

export function fieldsOf(span: Span | undefined): TraceFields {
  if (!span) return {}
  const { traceId, spanId } = span.spanContext()
  return { trace_id: traceId, span_id: spanId }
}

/** Says that a logger, and those made of it, are bound to a trace. */
export function tellsTrace<Logger extends object>(logger: Logger): Logger {
  return Object.assign(logger, { [tells]: true })
}
