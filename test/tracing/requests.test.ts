import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { definePlugin } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { incoming, kindOf, parentOf, recordSpans } from './recorded-spans.ts'

const broken = definePlugin({
  name: 'broken',
  version: '1.0.0',
  core: '*',
  routes: {
    plugin: async app => {
      app.get('/', { config: { plugboard: { isPublic: true } } }, async () => {
        throw new Error('out of order')
      })
    },
  },
})
const spans = recordSpans()
t.beforeEach(() => spans.forget())

t.test('a request continues the trace that it comes with', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const address = await app.listen({ port: 0 })
  spans.forget()
  // Over a socket: what follows on reading a body runs in the socket's context.
  const reply = await fetch(`${address}/api/orders`, {
    method: 'POST',
    headers: {
      ...incoming.header,
      authorization: `Bearer ${customer.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ items: [{ offering: 'moby-dick' }] }),
  })
  t.equal(reply.status, 201)
  const { id } = (await reply.json()) as { id: string }

  const server = await spans.arrived('POST /api/orders')
  t.equal(kindOf(server), 'SERVER')
  t.match(server.spanContext(), { traceId: incoming.traceId })
  t.match(server.parentSpanContext, { spanId: incoming.spanId, isRemote: true })
  t.match(server.status, { code: SpanStatusCode.UNSET })
  t.same(server.attributes, {
    'http.request.method': 'POST',
    'http.route': '/api/orders',
    'http.response.status_code': 201,
    'network.protocol.version': '1.1',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(address).port),
    'url.path': '/api/orders',
    'url.scheme': 'http',
  })

  const unit = spans.named('unit of work')
  t.equal(parentOf(unit, spans), 'POST /api/orders')
  t.match(unit.attributes, {
    'plugboard.actor.kind': 'user',
    'plugboard.cause.kind': 'request',
    'plugboard.outcome': 'done',
  })
  const transition = spans.named('transition Order.create')
  t.equal(parentOf(transition, spans), 'unit of work')
  t.same(transition.attributes, {
    'plugboard.object.name': 'Order',
    'plugboard.object.id': id,
    'plugboard.transition.name': 'create',
    'plugboard.transition.to': 'draft',
    'plugboard.outcome': 'done',
  })
  for (const span of spans.all()) t.equal(span.spanContext().traceId, incoming.traceId)
})

t.test('a request without a trace begins one, and keeps to itself what was asked for', async t => {
  const { customer } = await testApp(t, { plugins: [prices] })
  spans.forget()
  await customer.get('/api/orders?reference=between-us')
  const span = spans.named('GET /api/orders')
  t.notOk(span.parentSpanContext)
  t.notMatch(JSON.stringify(span.attributes), /between-us/)
  t.equal(spans.all().length, 1)
})

t.test('a refusal is an outcome with its code, not a failure', async t => {
  const { customer } = await testApp(t, { plugins: [prices] })
  const { body } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  spans.forget()
  await customer.post(`/api/orders/${body.id}/actions/accept`)
  for (const name of ['unit of work', 'transition Order.accept']) {
    const { attributes, status } = spans.named(name)
    t.match(attributes, {
      'plugboard.outcome': 'refused',
      'plugboard.refusal.code': 'TRANSITION_NOT_FROM_STATE',
    })
    t.equal(status.code, SpanStatusCode.UNSET, name)
  }
  const server = spans.named('POST /api/orders/:id/actions/accept')
  t.equal(server.attributes['http.response.status_code'], 409)
  t.equal(server.status.code, SpanStatusCode.UNSET)
})

t.test('a failure is one, with its exception', async t => {
  const { nobody } = await testApp(t, { plugins: [prices, broken] })
  spans.forget()
  await nobody.get('/api/broken')
  const [span] = spans.all()
  t.equal(span?.status.code, SpanStatusCode.ERROR)
  t.match(span?.attributes, { 'http.response.status_code': 500, 'error.type': '500' })
  t.match(span?.events, [
    { name: 'exception', attributes: { 'exception.message': 'out of order' } },
  ])
})

t.test('what no route answers has no route, and probes leave no trace', async t => {
  const { nobody } = await testApp(t, { plugins: [prices] })
  spans.forget()
  for (const probe of ['/healthz', '/readyz', '/metrics']) await nobody.get(probe)
  t.same(spans.all(), [])
  await nobody.call('GET', '/no/such/address/4711')
  const { attributes } = spans.named('GET')
  t.equal(attributes['http.response.status_code'], 404)
  t.notOk('http.route' in attributes)
})

t.test('where another instrumentation has begun the server span, it gets the route', async t => {
  const { customer } = await testApp(t, { plugins: [prices] })
  spans.forget()
  const theirs = trace.getTracer('http').startSpan('GET', { kind: SpanKind.SERVER })
  await context.with(trace.setSpan(context.active(), theirs), () => customer.get('/api/orders'))
  t.same(spans.all(), [], 'it is theirs to end')
  theirs.end()
  t.match(spans.named('GET /api/orders').attributes, { 'http.route': '/api/orders' })
})

t.test('a request that is given up ends its span', async t => {
  const waiting = definePlugin({
    name: 'waiting',
    version: '1.0.0',
    core: '*',
    routes: {
      plugin: async app => {
        app.get('/', { config: { plugboard: { isPublic: true } } }, async (_request, reply) => {
          gone.abort()
          await new Promise(resolve => reply.raw.once('close', resolve))
          return {}
        })
      },
    },
  })
  const gone = new AbortController()
  const { app } = await testApp(t, { plugins: [prices, waiting] })
  const address = await app.listen({ port: 0 })
  await t.rejects(fetch(`${address}/api/waiting`, { signal: gone.signal }))
  const span = await spans.arrived('GET /api/waiting')
  t.notOk('http.response.status_code' in span.attributes)
})
