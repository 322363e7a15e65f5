import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { activityShop, byKey } from './activity-shop.ts'

const shop = await activityShop(t)
const { app, customer, otherCustomer, manager, clock, start, tasksOf, workOff, states } = shop

const raise = (order: { id: string }, more: object = {}) =>
  manager.post('/api/order-charges', {
    ...{ order: order.id, type: 'construction', description: 'Trenching, 120 m' },
    ...{ price: { amount: 250_000, currency: 'USD' }, isBlocking: true },
    ...{ responseDueAt: new Date(Date.parse(clock.now()) + 5 * 86_400_000).toISOString() },
    ...more,
  })

t.test('a blocking charge holds the work until it is accepted', async t => {
  const order = await start()
  const charge = await must(raise(order, { item: order.items[0]?.id }))
  t.same(await states(order), ['held', 'held'])
  t.match(byKey(await tasksOf(order)), { design: 'onHold' })
  const url = `/api/order-charges/${charge.id}/actions`
  t.equal((await otherCustomer.post(`${url}/accept`)).status, 404)
  t.equal((await manager.post(`${url}/accept`)).status, 403, 'the customer answers')
  await must(customer.post(`${url}/accept`))
  t.equal((await customer.post(`${url}/accept`)).status, 409)
  t.same(await states(order), ['inProgress', 'inProgress'])
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
})

t.test('declined, the item fails', async t => {
  const order = await start()
  const charge = await must(raise(order))
  const url = `/api/order-charges/${charge.id}/actions`
  await must(customer.post(`${url}/decline`, { reason: 'Too dear' }))
  t.same(await states(order), ['failed', 'failed'])
})

t.test('not answered in time counts as declined', async t => {
  const order = await start({ items: [{ offering: 'circuit' }, { offering: 'circuit' }] })
  const charge = await must(raise(order, { item: order.items[0]?.id }))
  clock.advance({ days: 6 })
  await app.sweep()
  t.equal((await must(customer.get(`/api/order-charges/${charge.id}`))).state, 'timedOut')
  t.same(await states(order), ['inProgress', 'failed', 'inProgress'])
})

t.test('one that does not block changes nothing', async t => {
  const order = await start()
  const charge = await must(raise(order, { isBlocking: false, type: 'expedite' }))
  t.same(await states(order), ['inProgress', 'inProgress'])
  await must(customer.post(`/api/order-charges/${charge.id}/actions/decline`, {}))
  t.same(await states(order), ['inProgress', 'inProgress'])
})

t.test('two charges hold until both are answered, and one may be taken back', async t => {
  const order = await start()
  const one = await must(raise(order))
  const two = await must(raise(order, { type: 'connection' }))
  await must(customer.post(`/api/order-charges/${one.id}/actions/accept`))
  t.same(await states(order), ['held', 'held'])
  await must(manager.post(`/api/order-charges/${two.id}/actions/withdraw`, {}))
  t.same(await states(order), ['inProgress', 'inProgress'])
})

t.test('it is the seller who raises them, for orders under way', async t => {
  const order = await start()
  const body = {
    order: order.id,
    type: 'other',
    description: 'x',
    price: { amount: 1, currency: 'USD' },
  }
  const refused = await customer.post('/api/order-charges', {
    ...body,
    responseDueAt: '2027-01-01T00:00:00.000Z',
  })
  t.equal(refused.status, 403)
  const { body: draft } = await customer.post('/api/orders', { items: [{ offering: 'circuit' }] })
  t.match(await raise(draft), { status: 409, body: { code: 'ORDER_NOT_UNDER_WAY' } })
  const other = await start()
  t.equal((await raise(order, { item: other.items[0]?.id })).status, 409)
})
