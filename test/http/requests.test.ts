import { request as send } from 'node:http'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

/** What the schemas of writing operations let pass, where that is not an empty body. */
const bodies: Record<string, object> = {
  '/api/orders/{id}/actions/reject': { reason: 'no' },
  '/api/orders/{id}/items': { offering: 'moby-dick' },
  '/api/orders/{id}/items/{childId}': { quantity: 2 },
  '/api/orders/{id}': { reference: 'x' },
  '/api/accounts/{id}': { name: 'x' },
  '/api/users/{id}': { name: 'x' },
  '/api/memberships/{id}': { role: 'viewer' },
}

t.test('requests that are not quite right', async t => {
  const { app, customer, nobody, staff } = await testApp(t, { plugins: [prices] })
  const items = [{ offering: 'moby-dick', quantity: 1 }]
  const json = { 'content-type': 'application/json' }
  const raw = (payload: string, headers: Record<string, string> = json) =>
    customer.call('POST', '/api/orders', payload, headers)

  t.test('another method answers 405 with those that there are', async t => {
    for (const [method, url, allow] of [
      ['PUT', '/api/orders', 'GET, HEAD, OPTIONS, POST'],
      ['DELETE', '/api/orders', 'GET, HEAD, OPTIONS, POST'],
      ['POST', '/api/orders/00000000-0000-7000-8000-000000000000', /GET, HEAD, OPTIONS, PATCH/],
      ['GET', '/api/orders/00000000-0000-7000-8000-000000000000/actions/submit', 'OPTIONS, POST'],
      ['PUT', '/api/orders/00000000-0000-7000-8000-000000000000', 'GET, HEAD, OPTIONS, PATCH'],
      ['DELETE', '/healthz', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const reply = await customer.call(method, url)
      t.match(reply, { status: 405, body: { code: 'METHOD_NOT_ALLOWED' } }, `${method} ${url}`)
      t.match(reply.headers.allow, allow)
      t.match(reply.headers['content-type'], /problem\+json/)
    }
    const unknown = await customer.call('PUT', '/api/nothing')
    t.match(unknown, { status: 404, body: { code: 'NOT_FOUND' } })
  })

  t.test('a method that is refused with a reason is none of those', async t => {
    const { body: order } = await customer.post('/api/orders', { items })
    const refused = await customer.delete(`/api/orders/${order.id}`)
    t.match(refused, { status: 405, body: { code: 'METHOD_NOT_ALLOWED', detail: /actions only/ } })
    t.equal(refused.headers.allow, 'GET, HEAD, OPTIONS, PATCH')
  })

  t.test('what is no id names nothing, whatever is to be done with it', async t => {
    const admin = await staff('administrator')
    const { body: order } = await customer.post('/api/orders', { items })
    const { body: document } = await nobody.get('/openapi.json')
    const operations = Object.entries<object>(document.paths)
      .filter(([path]) => /\{(id|childId)\}/.test(path))
      .flatMap(([path, methods]) => Object.keys(methods).map(method => ({ method, path })))
      // A form with a file is read before anything is asked for.
      .filter(({ method, path }) => !(method === 'post' && path.endsWith('/attachments')))
      // A body without a field is refused before.
      .filter(({ method, path }) => method !== 'patch' || path in bodies)
    t.ok(operations.length > 40, `${operations.length} operations`)
    for (const { method, path } of operations) {
      const id = path.includes('{childId}') ? order.id : 'abc'
      const url = path.replace('{id}', id).replace(/\{(childId|attachmentId)\}/, 'abc')
      const body = method === 'get' || method === 'delete' ? undefined : (bodies[path] ?? {})
      const reply = await admin.call(method.toUpperCase(), url, body)
      t.match(reply, { status: 404 }, `${method} ${url} ${reply.text}`)
    }
  })

  t.test('OPTIONS tells the same', async t => {
    const { status, headers } = await nobody.call('OPTIONS', '/api/orders')
    t.equal(status, 204)
    t.equal(headers.allow, 'GET, HEAD, OPTIONS, POST')
  })

  t.test('HEAD answers as GET does, without a body', async t => {
    const { body: order } = await customer.post('/api/orders', { items })
    const url = `/api/orders/${order.id}`
    const get = await customer.get(url)
    const head = await customer.call('HEAD', url)
    t.equal(head.status, 200)
    t.equal(head.headers.etag, get.headers.etag)
    t.equal(head.text, '')
    t.equal((await nobody.call('HEAD', url)).status, 401)
  })

  t.test('bodies that cannot be read', async t => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`
    for (const [payload, type, status, code] of [
      ['{"items":', 'application/json', 400, 'INPUT_MALFORMED'],
      ['{"__proto__":{"admin":true}}', 'application/json', 400, 'INPUT_MALFORMED'],
      [deep, 'application/json', 400, 'INPUT_MALFORMED'],
      ['[]', 'application/json', 422, 'INPUT_INVALID'],
      ['null', 'application/json', 422, 'INPUT_INVALID'],
      ['<order/>', 'application/xml', 415, 'MEDIA_TYPE_UNSUPPORTED'],
      ['items=1', 'application/x-www-form-urlencoded', 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [`{"a":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'BODY_TOO_LARGE'],
    ] as const) {
      const reply = await raw(payload, { 'content-type': type })
      t.match(reply, { status, body: { code, status } }, payload.slice(0, 30))
      t.match(reply.headers['content-type'], /problem\+json/)
    }
    const brackets = await raw(JSON.stringify({ items, reference: '[{'.repeat(20) }))
    t.equal(brackets.status, 201, 'brackets in a text are no depth')
  })

  t.test('a cookie travels by itself: other sites are refused, broken ones too', async t => {
    const cookie = { cookie: `plugboard_session=${customer.token}`, host: 'shop.example' }
    const post = (headers: Record<string, string>) =>
      nobody.post('/api/orders', { items }, { ...cookie, ...headers })
    for (const origin of ['null', 'garbage', 'https://', 'https://evil.example', '']) {
      const reply = await post({ origin })
      t.match(reply, { status: 403, body: { code: 'CROSS_SITE' } }, `Origin: ${origin}`)
    }
    t.match(await post({ 'sec-fetch-site': 'cross-site' }), { status: 403 })
    t.match(await post({ origin: 'https://shop.example' }), { status: 201 })
  })

  t.test('a close waits for requests under way', async t => {
    const { port, hostname } = new URL(await app.listen({ port: 0 }))
    // The server has the headers and waits for the body when it is told to close.
    const body = JSON.stringify({ items })
    const outgoing = send({
      port,
      hostname,
      path: '/api/orders',
      method: 'POST',
      headers: {
        ...json,
        authorization: `Bearer ${customer.token}`,
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    })
    outgoing.flushHeaders()
    await new Promise(resolve => outgoing.once('continue', resolve))
    const answered = new Promise<number | undefined>((resolve, reject) => {
      outgoing.once('error', reject)
      outgoing.once('response', reply => resolve(reply.statusCode))
    })
    const closed = app.close()
    outgoing.end(body)
    t.equal(await answered, 201)
    await closed
  })
})
