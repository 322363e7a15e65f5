import { manualClock } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const body = { items: [{ offering: 'moby-dick', quantity: 2 }] }
const keyed = (key: string) => ({ 'idempotency-key': key })

t.test('an Idempotency-Key', async t => {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const { app, customer, otherCustomer, manager } = await testApp(t, { plugins: [prices], clock })
  const orders = async (who = customer) =>
    (await who.get('/api/orders?limit=200')).body.items.length

  t.test('sent twenty times at once makes one order and twenty equal replies', async t => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => customer.post('/api/orders', body, keyed('twenty'))),
    )
    t.same([...new Set(replies.map(({ status }) => status))], [201])
    t.equal(new Set(replies.map(({ text }) => text)).size, 1)
    for (const header of ['etag', 'location', 'content-type']) {
      t.equal(new Set(replies.map(({ headers }) => headers[header])).size, 1, header)
      t.ok(replies[0]?.headers[header])
    }
    t.equal(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 19)
    t.equal(await orders(), 1)
  })

  t.test('is answered alike after a restart', async t => {
    const first = await customer.post('/api/orders', body, keyed('restart'))
    await customer.patch(`/api/orders/${first.body.id}`, { reference: 'changed since' })
    const again = await testApp(t, { plugins: [prices], clock, url: app.database.url })
    const headers = { ...keyed('restart'), authorization: `Bearer ${customer.token}` }
    const replay = await again.nobody.post('/api/orders', body, headers)
    t.equal(replay.status, 201)
    t.equal(replay.text, first.text)
    t.equal(await orders(), 2)
  })

  t.test('with another body is refused', async t => {
    const other = { items: [{ offering: 'moby-dick', quantity: 3 }] }
    const reply = await customer.post('/api/orders', other, keyed('twenty'))
    t.match(reply.body, { status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
    const differently = await Promise.all([
      customer.post('/api/orders', body, keyed('race')),
      customer.post('/api/orders', other, keyed('race')),
    ])
    t.same(differently.map(({ status }) => status).sort(), [201, 422])
    t.equal(await orders(), 3)
  })

  t.test('is somebody else’s for another person, and another route', async t => {
    t.equal((await otherCustomer.post('/api/orders', body, keyed('twenty'))).status, 201)
    t.equal(await orders(otherCustomer), 1)
    const { items } = (await customer.get('/api/orders?limit=1')).body
    const submitted = await customer.post(
      `/api/orders/${items[0].id}/actions/submit`,
      {},
      keyed('twenty'),
    )
    t.equal(submitted.body.state, 'submitted')
  })

  t.test('works on every write', async t => {
    const order = await customer.post('/api/orders', body)
    const url = `/api/orders/${order.body.id}`
    const item = `${url}/items/${order.body.items[0].id}`
    for (const [who, method, at, input] of [
      [customer, 'PATCH', url, { reference: 'once' }],
      [customer, 'POST', `${url}/items`, { offering: 'middlemarch' }],
      [customer, 'PATCH', item, { quantity: 9 }],
      [customer, 'DELETE', item, undefined],
      [customer, 'POST', `${url}/actions/submit`, {}],
      [manager, 'POST', `${url}/actions/reject`, { reason: 'no' }],
    ] as const) {
      const { body: before } = await customer.get(url)
      const first = await who.call(method, at, input, keyed('each'))
      const second = await who.call(method, at, input, keyed('each'))
      t.ok(first.status < 300, first.text)
      t.same([second.status, second.text], [first.status, first.text], `${method} ${at}`)
      t.equal((await customer.get(url)).body.version, before.version + 1)
    }
  })

  t.test('of a refused request may be used again', async t => {
    const order = await customer.post('/api/orders', {})
    const url = `/api/orders/${order.body.id}`
    const empty = await customer.post(`${url}/actions/submit`, {}, keyed('later'))
    t.match(empty.body, { status: 409, code: 'ORDER_EMPTY' })
    await customer.post(`${url}/items`, { offering: 'moby-dick' })
    const full = await customer.post(`${url}/actions/submit`, {}, keyed('later'))
    t.equal(full.status, 200)
  })

  t.test('is forgotten after a day', async t => {
    const before = await orders()
    clock.advance({ hours: 24 })
    const late = await customer.post('/api/orders', { items: [] }, keyed('twenty'))
    t.equal(late.status, 201)
    t.notOk(late.headers['idempotency-replayed'])
    t.equal(await orders(), before + 1)
  })

  t.test('has a form', async t => {
    for (const key of ['', 'two words', 'ä', 'x'.repeat(201)]) {
      const reply = await customer.post('/api/orders', body, keyed(key))
      t.match(reply.body, { status: 400, code: 'IDEMPOTENCY_KEY_INVALID' }, key)
    }
  })
})
