import type { IncomingMessage } from 'node:http'
import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tracer } from '../tracing/spans.ts'
import { fieldsOf, tellsTrace } from '../tracing/trace-fields.ts'

/** What probes ask for again and again would bury the traces that matter. */
const probes = new Set(['/healthz', '/readyz', '/metrics'])

interface RequestTrace {
  readonly span: Span
  readonly context: Context
  /** Another instrumentation began the span, and ends it. */
  readonly isTheirs: boolean
}

/**
 * A server span for each request, by OpenTelemetry's conventions for HTTP. It continues the trace that
 * the request comes with. The address is told as its route and its path, never with its query: that is
 * what somebody looks for.
 *
 * Decided once: where no SDK has been started before the application, no request pays for it.
 */
export function traceRequests(app: FastifyInstance): void {
  if (!tracer()) return
  const traces = new WeakMap<IncomingMessage, RequestTrace>()

  // Begun where Fastify makes the request's logger, so that its first line tells the trace.
  const makeLogger = app.childLoggerFactory
  app.setChildLoggerFactory((logger, bindings, options, raw) => {
    const begun = begin(raw)
    if (!begun) return makeLogger.call(app, logger, bindings, options, raw)
    traces.set(raw, begun)
    const told = { ...bindings, ...fieldsOf(begun.span) }
    return tellsTrace(makeLogger.call(app, logger, told, options, raw))
  })

  app.addHook('onRequest', (request, reply, done) => {
    const found = traces.get(request.raw)
    if (!found) return done()
    nameByRoute(found.span, request)
    if (!found.isTheirs) endWith(found.span, reply)
    context.with(found.context, done)
  })
  // What follows on reading the body runs in the context of the socket.
  app.addHook('preValidation', (request, _reply, done) => {
    const found = traces.get(request.raw)
    found ? context.with(found.context, done) : done()
  })
}

function begin(raw: IncomingMessage): RequestTrace | undefined {
  const [path = '/'] = (raw.url ?? '/').split('?')
  if (probes.has(path)) return undefined
  const active = context.active()
  const theirs = trace.getSpan(active)
  if (theirs && isServerSpan(theirs)) return { span: theirs, context: active, isTheirs: true }
  const parent = propagation.extract(active, raw.headers)
  const options = { kind: SpanKind.SERVER, attributes: attributesOf(raw, path) }
  const span = tracer()?.startSpan(methodOf(raw), options, parent)
  return span && { span, context: trace.setSpan(parent, span), isTheirs: false }
}

/** The API hides a span's kind; every SDK's spans have it. */
function isServerSpan(span: Span & { readonly kind?: SpanKind }): boolean {
  return span.isRecording() && span.kind === SpanKind.SERVER
}

function attributesOf(raw: IncomingMessage, path: string): Attributes {
  const isSecure = 'encrypted' in raw.socket
  const host = URL.parse(`http://${raw.headers.host ?? ''}`)
  return {
    'http.request.method': methodOf(raw),
    'network.protocol.version': raw.httpVersion,
    ...(host ? { 'server.address': host.hostname } : {}),
    ...(host?.port ? { 'server.port': Number(host.port) } : {}),
    'url.path': path,
    'url.scheme': isSecure ? 'https' : 'http',
  }
}

const methodOf = (raw: IncomingMessage) => raw.method ?? 'GET'

function nameByRoute(span: Span, request: FastifyRequest): void {
  const { url: route } = request.routeOptions
  if (route === undefined) return
  span.setAttribute('http.route', route)
  span.updateName(`${request.method} ${route}`)
}

/** Whatever happens to a request, its reply is closed; that of one given up has sent nothing. */
function endWith(span: Span, reply: FastifyReply): void {
  reply.raw.once('close', () => {
    const { headersSent, statusCode } = reply.raw
    if (headersSent) span.setAttribute('http.response.status_code', statusCode)
    if (headersSent && statusCode >= 500) {
      span.setAttribute('error.type', String(statusCode))
      span.setStatus({ code: SpanStatusCode.ERROR })
    }
    span.end()
  })
}
