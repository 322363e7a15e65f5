import { createAccount } from 'plugboard'
import t from 'tap'
import { catalogApp, dollars, line, sell } from './catalog.ts'

const { app, customer, member } = await catalogApp(t)
await sell(app, 'line', line)
await sell(app, 'plain')

t.test('all prices whose conditions are met add up', async t => {
  for (const [characteristics, recurring] of [
    [{ bandwidth: '100M' }, 300],
    [{ bandwidth: '100M', term: 36 }, 240],
    [{ bandwidth: '1G', term: 36 }, 900],
    [{ bandwidth: '1G', managed: true }, 950],
    [{ bandwidth: '100M', addresses: 4 }, 308],
    [{ bandwidth: '100M', addresses: 5 }, 306],
  ] as const) {
    const made = await customer.post('/api/orders', {
      items: [{ offering: 'line', quantity: 2, characteristics }],
    })
    t.equal(made.status, 201, JSON.stringify(characteristics))
    const [item] = made.body.items
    t.same(item.unitRecurring, dollars(recurring))
    t.same(made.body.recurringTotal, dollars(2 * recurring))
    t.same(made.body.oneTimeTotal, dollars(200))
  }
})

t.test('an item keeps what its price is made of, and what decided it', async t => {
  const made = await customer.post('/api/orders', {
    items: [
      { offering: 'line', quantity: 2, characteristics: { bandwidth: '100M', addresses: 5 } },
    ],
  })
  const lines = made.body.items[0].priceLines as Record<string, unknown>[]
  t.match(lines, [
    { kind: 'recurring', name: '100M', amount: 30_000, currency: 'USD' },
    { name: 'Addresses', amount: 1_000, units: 5 },
    { name: 'Many addresses', amount: -400, decidedBy: { addresses: 5 } },
    { kind: 'oneTime', name: 'Installation', amount: 10_000 },
  ])
  t.equal(lines.length, 4)
  t.same(lines[0]?.decidedBy, { bandwidth: '100M', term: 12 })
  const page = await customer.get(`/orders/${made.body.id}`)
  t.match(page.text, '100M: $300.00 a month\nAddresses: $10.00 a month')
})

t.test('an item records its name and the characteristics with their defaults', async t => {
  const made = await customer.post('/api/orders', {
    items: [{ offering: 'line', characteristics: { bandwidth: '1G' } }],
  })
  t.match(made.body.items[0], {
    name: 'The line',
    characteristics: { bandwidth: '1G', term: 12, addresses: 0, managed: false },
  })
})

t.test('a changed configuration is priced anew', async t => {
  const made = await customer.post('/api/orders', {
    items: [{ offering: 'line', characteristics: { bandwidth: '100M' } }],
  })
  const url = `/api/orders/${made.body.id}`
  const changed = await customer.patch(`${url}/items/${made.body.items[0].id}`, {
    characteristics: { bandwidth: '1G' },
  })
  t.equal(changed.status, 200)
  t.same((await customer.get(url)).body.recurringTotal, dollars(900))
})

t.test('a wrong characteristic is named, with the allowed values, and changes nothing', async t => {
  const good = { offering: 'line', characteristics: { bandwidth: '1G' } }
  const stranger = await member('buyer')
  for (const [characteristics, fault] of [
    [
      { bandwidth: '20M' },
      { pointer: '/items/1/characteristics/bandwidth', allowed: ['100M', '1G'] },
    ],
    [{}, { pointer: '/items/1/characteristics/bandwidth', code: 'required' }],
    [
      { bandwidth: '1G', colour: 'red' },
      { pointer: '/items/1/characteristics/colour', code: 'unknown' },
    ],
    [{ bandwidth: '1G', addresses: 9 }, { pointer: '/items/1/characteristics/addresses' }],
  ] as const) {
    const refused = await stranger.post('/api/orders', {
      items: [good, { offering: 'line', characteristics }],
    })
    t.equal(refused.status, 422)
    t.match(refused.body, { code: 'INPUT_INVALID', errors: [fault] })
  }
  t.same((await stranger.get('/api/orders')).body.items, [])
})

t.test('a price in the body is refused, wherever it stands', async t => {
  const item = { offering: 'line', characteristics: { bandwidth: '1G' } }
  for (const price of ['unitRecurring', 'unitOneTime', 'recurring', 'priceLines', 'taxLines']) {
    const refused = await customer.post('/api/orders', {
      items: [{ ...item, [price]: dollars(1) }],
    })
    t.equal(refused.status, 422, price)
    t.equal(refused.body.errors[0].pointer, `/items/0/${price}`)
  }
  const total = await customer.post('/api/orders', { items: [item], recurringTotal: dollars(1) })
  t.equal(total.status, 422)
  const made = await customer.post('/api/orders', { items: [item] })
  const patched = await customer.patch(
    `/api/orders/${made.body.id}/items/${made.body.items[0].id}`,
    { recurring: dollars(1) },
  )
  t.equal(patched.status, 422)
  const smuggled = await customer.post('/api/orders', {
    items: [{ ...item, characteristics: { bandwidth: '1G', price: 1 } }],
  })
  t.equal(smuggled.body.errors[0].pointer, '/items/0/characteristics/price')
})

t.test('an unknown offering is named', async t => {
  for (const offering of ['nothing', "x' or 1=1", 'A,b']) {
    const refused = await customer.post('/api/orders', { items: [{ offering }] })
    t.equal(refused.status, 422)
    t.match(refused.body.errors, [{ pointer: '/items/0/offering', code: 'OFFERING_UNKNOWN' }])
  }
})

t.test('what has no price in a configuration is not free', async t => {
  await sell(app, 'slow', { ...line, prices: line.prices?.slice(0, 1) ?? [] })
  const refused = await customer.post('/api/orders', {
    items: [{ offering: 'slow', characteristics: { bandwidth: '1G' } }],
  })
  t.equal(refused.status, 422)
  t.match(refused.body.errors, [
    { pointer: '/items/0/characteristics', code: 'CATALOG_NOT_PRICED' },
  ])
})

t.test('an account buys at the prices in its currency, and not at others', async t => {
  const account = await app.transact(
    app.actors.system,
    { kind: 'seed', id: 'test' },
    async uow => (await createAccount(uow, { name: 'Européenne', currency: 'EUR' })).id,
  )
  const european = await member('buyer', account)
  const made = await european.post('/api/orders', {
    items: [{ offering: 'line', characteristics: { bandwidth: '100M' } }],
  })
  t.same(made.body.recurringTotal, { amount: 20_000, currency: 'EUR' })
  const refused = await european.post('/api/orders', { items: [{ offering: 'plain' }] })
  t.equal(refused.status, 422)
  t.match(refused.body.errors, [
    { pointer: '/items/0/offering', code: 'CATALOG_CURRENCY', message: /only in USD/ },
  ])
})

t.test('what takes no configuration takes no characteristics', async t => {
  const made = await customer.post('/api/orders', { items: [{ offering: 'plain' }] })
  t.same(made.body.recurringTotal, dollars(1))
  const refused = await customer.post('/api/orders', {
    items: [{ offering: 'plain', characteristics: { size: 'L' } }],
  })
  t.match(refused.body.errors, [{ pointer: '/items/0/characteristics/size' }])
})
