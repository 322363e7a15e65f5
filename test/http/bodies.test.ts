import { type TestReply, testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

function refused(reply: TestReply): unknown {
  const errors = (reply.body.errors ?? []) as { pointer: string }[]
  return [reply.status, reply.body.code, ...errors.map(({ pointer }) => pointer).sort()]
}

const invalid = (...pointers: string[]) => [422, 'INPUT_INVALID', ...pointers]

t.test('what a body may not say', async t => {
  const { app, customer } = await testApp(t, { plugins: await museumPlugins() })
  const order = await customer.post('/api/orders', {
    items: [{ offering: 'moby-dick', characteristics: { format: 'hardcover' } }],
  })
  const url = `/api/orders/${order.body.id}`

  t.test("the system's own fields are refused, and nothing is made", async t => {
    const count = async () => (await customer.get('/api/orders')).body.items.length
    const before = await count()
    for (const [field, value] of Object.entries({
      ...{ state: 'completed', number: 'O1', version: 7, id: order.body.id, currency: 'EUR' },
      ...{ oneTimeTotal: { amount: 1, currency: 'USD' }, placedBy: customer.userId },
      ...{ submittedAt: '2026-01-01T00:00:00Z', rootAccount: customer.accountId, price: 1 },
      ...{ createdAt: '2026-01-01T00:00:00Z', actions: [] },
    })) {
      const made = await customer.post('/api/orders', { [field]: value })
      t.same(refused(made), invalid(`/${field}`), field)
      t.same(refused(await customer.patch(url, { [field]: value })), invalid(`/${field}`), field)
    }
    t.equal(await count(), before)
  })

  t.test('a price, a name or an amount of an item', async t => {
    const item = { offering: 'moby-dick' }
    for (const field of [
      'price',
      'unitOneTime',
      'oneTime',
      'name',
      'taxLines',
      'order',
      'parent',
    ]) {
      const body = { ...item, [field]: { amount: 1, currency: 'USD' } }
      t.same(refused(await customer.post('/api/orders', { items: [item, body] })), [
        ...invalid(`/items/1/${field}`),
      ])
      t.same(refused(await customer.post(`${url}/items`, body)), invalid(`/${field}`))
      const patch = { [field]: { amount: 1, currency: 'USD' } }
      const itemUrl = `${url}/items/${order.body.items[0].id}`
      t.same(refused(await customer.patch(itemUrl, patch)), invalid(`/${field}`))
    }
    t.equal((await customer.get(url)).body.oneTimeTotal.amount, 1_299)
  })

  t.test('all faults are told at once, with the allowed values', async t => {
    const reply = await customer.post('/api/orders', {
      items: [
        { offering: 'moby-dick', characteristics: { format: 'vellum', colour: 'red' } },
        { offering: 'ulysses' },
      ],
    })
    t.same(
      refused(reply),
      invalid(
        '/items/0/characteristics/colour',
        '/items/0/characteristics/format',
        '/items/1/offering',
      ),
    )
    t.match(
      reply.body.errors.find(({ pointer }: { pointer: string }) => /format/.test(pointer)),
      { allowed: ['paperback', 'hardcover'] },
    )
    t.match(reply.headers['content-type'], /^application\/problem\+json/)
  })

  t.test('each kind of field has its own faults', async t => {
    const cases: Record<string, readonly unknown[]> = {
      title: [5, '', 'x'.repeat(81), null, true],
      rooms: ['3', 1.5, -1, null, 3_000_000_000],
      weight: ['1', null],
      share: [0.5, '1.23456', '12345.1', 'abc', '1,5'],
      value: [5, { amount: 1 }, { amount: 1.5, currency: 'EUR' }, { amount: 1, currency: 'eur' }],
      onShow: ['true', 0],
      foundOn: ['2026-02-30', '2026-1-1', 'yesterday', '0000-01-01', 20260101],
      insuredUntil: [
        '2026-03-29',
        '2026-13-01T00:00:00Z',
        '2026-03-29T01:00:00',
        '0000-01-01T00:00:00Z',
      ],
      material: ['gold', null],
      outsideId: ['1', 7],
      twin: ['not-an-id'],
      tags: ['a', [1], ['x'.repeat(21)], ['a', 'b', 'c', 'd', 'e', 'f']],
      measures: [{ width: 1 }, { height: 1, depth: 2 }, []],
      inventoryNumber: ['readOnly'],
      loan: [{}, { lender: 'X', until: 'soon' }, { lender: 'X', more: 1 }, 'X'],
      care: [{ level: 6 }],
    }
    for (const [field, values] of Object.entries(cases)) {
      for (const value of values) {
        const reply = await customer.post('/api/exhibits', { title: 'X', [field]: value })
        t.equal(reply.status, 422, `${field}: ${JSON.stringify(value)} ${reply.text}`)
        t.ok(
          reply.body.errors?.every((error: { pointer: string }) =>
            error.pointer.startsWith(`/${field}`),
          ),
          reply.text,
        )
      }
    }
    t.same(refused(await customer.post('/api/exhibits', {})), invalid('/title'))
  })

  t.test('what is fixed once it is made', async t => {
    const { Stele = '' } = await exhibits(customer, [{ title: 'Stele', origin: 'Thebes' }])
    for (const body of [{ origin: 'Luxor' }, { account: customer.accountId }, { id: Stele }]) {
      const reply = await customer.patch(`/api/exhibits/${Stele}`, body)
      t.same(refused(reply), invalid(`/${Object.keys(body)[0]}`))
    }
    t.equal((await customer.patch(`/api/exhibits/${Stele}`, {})).status, 422, 'an empty patch')
  })

  t.test('bodies that cannot be read', async t => {
    const send = async (payload: string, type = 'application/json') => {
      const headers = { 'content-type': type, authorization: `Bearer ${customer.token}` }
      const reply = await app.server.inject({
        method: 'POST',
        url: '/api/exhibits',
        headers,
        payload,
      })
      return [reply.statusCode, reply.json().code]
    }
    t.same(await send('{"title": '), [400, 'INPUT_MALFORMED'])
    t.same(await send('{"__proto__": {}}'), [400, 'INPUT_MALFORMED'])
    t.same(await send('"text"'), [422, 'INPUT_INVALID'])
    t.same(await send('[]'), [422, 'INPUT_INVALID'])
    t.same(await send('null'), [422, 'INPUT_INVALID'])
    t.same(await send('{"title":"x"}', 'text/plain'), [415, 'MEDIA_TYPE_UNSUPPORTED'])
    t.same(await send('<a/>', 'application/xml'), [415, 'MEDIA_TYPE_UNSUPPORTED'])
    // PostgreSQL stores neither.
    t.same(await send('{"title":"a\\u0000b"}'), [422, 'INPUT_INVALID'])
    t.same(await send('{"title":"x","tags":["\\ud800"]}'), [422, 'INPUT_INVALID'])
    t.same(await send(`{"title":"${'x'.repeat(1_100_000)}"}`), [413, 'BODY_TOO_LARGE'])
  })
})
