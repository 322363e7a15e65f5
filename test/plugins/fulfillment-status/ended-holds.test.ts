/** Of an item that has ended, or is being cancelled, the customer has nothing more to do. */
import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { fulfillmentShop } from './fulfillment-shop.ts'

const { customer, manager, clock, start } = await fulfillmentShop(t)

const hold = (order: { id: string; items: readonly { id: string }[] }) =>
  must(
    manager.post('/api/customer-holds', {
      ...{ order: order.id, item: order.items[0]?.id, wanted: 'Access to the building' },
    }),
  )
const stateOf = async (path: string) => (await must(customer.get(`/api/${path}`))).state

t.test('an order that is rejected takes its holds along', async t => {
  const order = await must(customer.post('/api/orders', { items: [{ offering: 'circuit' }] }))
  await must(customer.post(`/api/orders/${order.id}/actions/submit`))
  const { id } = await hold(order)
  await must(manager.post(`/api/orders/${order.id}/actions/reject`, { reason: 'No facilities' }))
  t.equal(await stateOf(`customer-holds/${id}`), 'withdrawn')
})

t.test('and so does an item that fails', async t => {
  const order = await start()
  const { id } = await hold(order)
  t.match(await manager.post(`/api/order-items/${order.items[0]?.id}/actions/resume`), {
    ...{ status: 409, body: { code: 'ORDER_ITEM_WAITS' } },
  })
  await must(manager.post(`/api/order-items/${order.items[0]?.id}/actions/fail`))
  t.equal(await stateOf(`customer-holds/${id}`), 'withdrawn')
  t.equal(await stateOf(`orders/${order.id}`), 'failed')
})

t.test('a hold is cleared while a cancellation is assessed, and moves no date', async t => {
  const order = await start()
  const { id } = await hold(order)
  await must(manager.post(`/api/order-items/${order.items[0]?.id}/actions/assessCancellation`))
  clock.advance({ hours: 50 })
  await must(customer.post(`/api/customer-holds/${id}/actions/cure`, { answer: 'It is open' }))
  t.equal(await stateOf(`orders/${order.id}`), 'assessingCancellation')
})
