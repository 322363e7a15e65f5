import { OfferingSource } from 'plugboard'
import { manualClock } from 'plugboard/testing'
import t from 'tap'
import { catalogApp, dollars, sell } from './catalog.ts'

const noon = '2026-06-01T12:00:00.000Z'
const later = '2026-06-01T13:00:00.000Z'

t.test('an offering is sold from its first instant on, and not at its last', async t => {
  const clock = manualClock('2026-06-01T11:59:59.999Z')
  const { app, customer } = await catalogApp(t, { clock })
  await sell(app, 'sale', { validFrom: noon, validTo: later })
  const order = () => customer.post('/api/orders', { items: [{ offering: 'sale' }] })
  const codeOf = async () => (await order()).body.errors[0].code
  t.equal(await codeOf(), 'CATALOG_NOT_YET_ON_SALE')
  clock.advance({ milliseconds: 1 })
  t.equal((await order()).status, 201)
  clock.advance({ hours: 1 })
  t.equal(await codeOf(), 'CATALOG_NO_LONGER_ON_SALE')
})

t.test('prices change at their instant, orders of before keep theirs', async t => {
  const clock = manualClock('2026-06-01T11:00:00.000Z')
  const { app, customer } = await catalogApp(t, { clock })
  await sell(app, 'sale', {
    prices: [
      { price: dollars(10), validTo: noon },
      { price: dollars(12), validFrom: noon },
    ],
  })
  const order = () => customer.post('/api/orders', { items: [{ offering: 'sale' }] })
  const before = await order()
  t.same(before.body.recurringTotal, dollars(10))
  clock.advance({ hours: 1 })
  t.same((await order()).body.recurringTotal, dollars(12))
  t.same((await customer.get(`/api/orders/${before.body.id}`)).body.recurringTotal, dollars(10))
})

t.test('only what is launched is sold, and what it is made of', async t => {
  const { app, customer } = await catalogApp(t)
  await sell(app, 'studied', { lifecycleStatus: 'inStudy' })
  await sell(app, 'retired', { lifecycleStatus: 'retired' })
  await sell(app, 'hollow', {
    characteristics: { type: 'object', properties: {} },
    specificationStatus: 'obsolete',
  })
  for (const offering of ['studied', 'retired', 'hollow']) {
    const refused = await customer.post('/api/orders', { items: [{ offering }] })
    t.match(refused.body.errors, [{ pointer: '/items/0/offering', code: 'CATALOG_NOT_LAUNCHED' }])
  }
})

t.test('the list names what an account can order', async t => {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const { app } = await catalogApp(t, { clock })
  const characteristics = { type: 'object' as const, properties: { size: { enum: ['S', 'L'] } } }
  await sell(app, 'sized', { characteristics, description: 'In two sizes' })
  await sell(app, 'plain')
  await sell(app, 'studied', { lifecycleStatus: 'inStudy' })
  await sell(app, 'coming', { validFrom: later })
  await sell(app, 'foreign', { prices: [{ price: { amount: 1, currency: 'EUR' } }] })
  const listed = await app.ports
    .get(OfferingSource)
    .list({ accountId: '', currency: 'USD', now: clock.now() })
  t.same(
    listed.toSorted((a, b) => (a.offering < b.offering ? -1 : 1)),
    [
      { offering: 'plain', name: 'The plain' },
      { offering: 'sized', name: 'The sized', description: 'In two sizes', characteristics },
    ],
  )
})
