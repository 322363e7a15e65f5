import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { fulfillmentShop } from './fulfillment-shop.ts'

const shop = await fulfillmentShop(t)
const { app, customer, manager, clock, start, work, tasksOf } = shop
const read = (order: { url: string }) => must(customer.get(order.url))
const levels = async (order: { url: string }) =>
  ((await read(order)).jeopardies ?? []).map(
    ({ level, state }: { level: string; state: string }) => `${level} ${state}`,
  )

t.test('a task that takes long is a warning, a date that cannot be kept is critical', async t => {
  const order = await start()
  t.same(await levels(order), [])
  await work(order, 'design', 'start')
  // Three quarters of the eight hours of the design.
  clock.advance({ hours: 22 })
  await app.sweep()
  t.same(await levels(order), ['warning raised'])
  clock.advance({ days: 2 })
  await app.sweep()
  t.same(await levels(order), ['critical raised'])
  const { items } = await read(order)
  t.equal(items[0].fulfillment.jeopardy, 'critical')
  t.ok(items[0].fulfillment.predictedCompletionDate > items[0].telecom.expectedCompletionDate)
  const action = `/api/order-items/${items[0].id}/actions/setExpectedDate`
  t.equal((await manager.post(action, { date: '2026-07-30' })).status, 422, 'a reason is wanted')
  await must(manager.post(action, { date: '2026-07-30', reason: 'The permit is late' }))
  t.same(await levels(order), ['warning raised'], 'the design still takes long')
  await work(order, 'design')
  t.same(await levels(order), ['warning cleared'])
  const { notes } = await read(order)
  t.match(notes, [{ text: /2026-07-30 instead of .* The permit is late/ }])
})

t.test('fallout is no jeopardy of its own kind, but endangers the date', async t => {
  const order = await start()
  await work(order, 'design', 'fail', { code: 'NO_DATA', reason: 'The address is wrong' })
  t.same(await levels(order), ['warning raised'])
  await work(order, 'design', 'retry')
  t.same(await levels(order), ['warning cleared'])
})

t.test('people raise alerts with codes that are known', async t => {
  const order = await start()
  const raise = (more: object) =>
    manager.post('/api/jeopardy-alerts', {
      ...{ order: order.id, item: order.items[0]?.id, message: 'No pair is free', ...more },
    })
  t.match(await raise({ reasonCode: '9Z' }), { status: 409 })
  const alert = await must(raise({ reasonCode: '1A', level: 'critical' }))
  t.match(alert, { source: 'person', state: 'raised' })
  t.equal((await customer.post('/api/jeopardy-alerts', {})).status, 422)
  await must(manager.post(`/api/jeopardy-alerts/${alert.id}/actions/acknowledge`))
  await must(manager.post(`/api/jeopardy-alerts/${alert.id}/actions/clear`, {}))
})

t.test('what only the customer can do, the customer clears', async t => {
  const order = await start()
  const before = (await read(order)).items[0].telecom.expectedCompletionDate
  const hold = await must(
    manager.post('/api/customer-holds', {
      ...{ order: order.id, item: order.items[0]?.id, reasonCode: '1S' },
      wanted: 'Tell us when the riser is free',
    }),
  )
  t.equal((await read(order)).state, 'held')
  const answer = await must(customer.get(`/api/fulfillment-status/orders/${order.id}`))
  t.match(answer.items[0].waitsForCustomer, [{ kind: 'hold', what: /riser/ }])
  clock.advance({ days: 7 })
  const url = `/api/customer-holds/${hold.id}/actions/cure`
  t.equal((await manager.post(url, { answer: 'Now' })).status, 403)
  await must(customer.post(url, { answer: 'It is free now' }))
  const after = await read(order)
  t.equal(after.state, 'inProgress')
  t.ok(after.items[0].telecom.expectedCompletionDate > before, 'the date has moved')
  t.match(after.notes, [{ text: /Work waited for the customer/ }])
})

t.test('what undoes the work on an item that has failed may fail itself', async t => {
  const order = await start()
  await work(order, 'design')
  await work(order, 'access', 'fail', { code: 'NO_PORT', reason: 'No port is free' })
  await work(order, 'access', 'giveUp', { reason: 'Not to be had' })
  const undoing = (await tasksOf(order)).find(({ kind }) => kind === 'compensation')
  const url = `/api/order-tasks/${undoing?.id}/actions`
  const failed = await manager.post(`${url}/fail`, { code: 'DOWN', reason: 'It is down' })
  t.match(failed, { status: 200, body: { state: 'failed' } })
})
