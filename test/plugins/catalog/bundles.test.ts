import t from 'tap'
import { catalogApp, dollars, line, sell } from './catalog.ts'

const { app, customer } = await catalogApp(t)

const bundle = {
  components: [
    { offering: 'line', quantity: 1, characteristics: { bandwidth: '100M' } },
    { offering: 'phone', quantity: 5, characteristics: {} },
  ],
  prices: [{ name: 'Discount', price: dollars(-20) }],
}

await sell(app, 'line', line)
await sell(app, 'phone')
await sell(app, 'office', bundle)

t.test('a bundle brings its offerings along, in its own quantity', async t => {
  const made = await customer.post('/api/orders', { items: [{ offering: 'office', quantity: 2 }] })
  t.equal(made.status, 201)
  t.same(made.body.recurringTotal, dollars(2 * (300 + 5 - 20)))
  const order = await customer.get(`/api/orders/${made.body.id}`)
  const [office] = order.body.items.filter((item: { parent?: string }) => !item.parent)
  t.same(
    order.body.items
      .filter((item: { parent?: string }) => item.parent === office.id)
      .map(({ offering, quantity }: { offering: string; quantity: number }) => [offering, quantity])
      .toSorted(),
    [
      ['line', 2],
      ['phone', 10],
    ],
  )
})

t.test('what a request configures within a bundle stands in for what it brings along', async t => {
  const made = await customer.post('/api/orders', {
    items: [
      { offering: 'office', items: [{ offering: 'line', characteristics: { bandwidth: '1G' } }] },
    ],
  })
  t.same(made.body.recurringTotal, dollars(900 + 5 - 20))
  const refused = await customer.post('/api/orders', {
    items: [
      { offering: 'office', items: [{ offering: 'line', characteristics: { bandwidth: '2G' } }] },
    ],
  })
  t.equal(refused.body.errors[0].pointer, '/items/0/items/0/characteristics/bandwidth')
})

t.test('a bundle that holds itself is refused', async t => {
  await sell(app, 'mirror', {
    components: [{ offering: 'mirror', quantity: 1, characteristics: {} }],
  })
  const refused = await customer.post('/api/orders', { items: [{ offering: 'mirror' }] })
  t.equal(refused.status, 422)
  t.match(refused.body.detail, /5 levels/)
})
