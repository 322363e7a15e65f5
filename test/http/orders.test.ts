import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('an order goes from cart to completion', async t => {
  const { customer, manager } = await testApp(t, { plugins: [prices] })
  const made = await customer.post('/api/orders', {
    items: [{ offering: 'moby-dick', quantity: 2 }],
  })
  t.equal(made.status, 201)
  t.same(made.body.oneTimeTotal, { amount: 2_598, currency: 'USD' })
  const url = `/api/orders/${made.body.id}`
  for (const [who, action, state] of [
    [customer, 'submit', 'submitted'],
    [manager, 'accept', 'accepted'],
    [manager, 'start', 'inProgress'],
    [manager, 'complete', 'completed'],
  ] as const) {
    const done = await who.post(`${url}/actions/${action}`)
    t.equal(done.status, 200, action)
    t.equal(done.body.state, state)
  }
  const history = await customer.get(`${url}/history`)
  t.same(
    history.body.items.map((record: { transition: string }) => record.transition),
    ['complete', 'start', 'accept', 'submit', 'create'],
  )
})
