import t from 'tap'
import { items, must, startedOrder, telecomShop } from './telecom-shop.ts'

const { customer, manager, staff, otherCustomer } = await telecomShop(t)
const provisioner = await staff('provisioner')
const two = { items: [...items, ...items] }

async function act(item: { id: string }, action: string, input: object = {}) {
  return must(manager.post(`/api/order-items/${item.id}/actions/${action}`, input))
}

async function stateOf(url: string) {
  const { state, items } = await must(customer.get(url))
  return [state, ...items.map((item: { state: string }) => item.state)]
}

t.test('items come along until they are worked on', async t => {
  const { body: made } = await customer.post('/api/orders', two)
  const url = `/api/orders/${made.id}`
  t.same(await stateOf(url), ['draft', 'draft', 'draft'])
  await must(customer.post(`${url}/actions/submit`))
  t.same(await stateOf(url), ['acknowledged', 'acknowledged', 'acknowledged'])
  const early = await provisioner.post(`/api/order-items/${made.items[0].id}/actions/start`)
  t.match(early, { status: 409, body: { code: 'TELECOM_ORDER_NOT_STARTED' } })
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  t.same(await stateOf(url), ['inProgress', 'inProgress', 'inProgress'])
})

t.test('the order follows its items', async t => {
  const { url, items } = await startedOrder(customer, manager, two)
  const [first, second] = items
  await act(first!, 'hold', { reason: 'The building is not ready' })
  t.same(await stateOf(url), ['held', 'held', 'inProgress'])
  const refused = await manager.post(`${url}/actions/complete`)
  t.match(refused, { status: 409, body: { code: 'TELECOM_ITEMS_OPEN' } })
  await act(second!, 'complete')
  t.same(await stateOf(url), ['held', 'held', 'completed'])
  await act(first!, 'resume')
  await act(first!, 'fail', { reason: 'No facilities' })
  t.same(await stateOf(url), ['partial', 'failed', 'completed'])
})

t.test('it ends as they do', async t => {
  for (const [ends, state] of [
    [['complete', 'complete'], 'completed'],
    [['fail', 'fail'], 'failed'],
    [['complete', 'fail'], 'partial'],
  ] as const) {
    const { url, items } = await startedOrder(customer, manager, two)
    for (const [index, end] of ends.entries()) await act(items[index]!, end)
    t.equal((await stateOf(url))[0], state)
  }
})

t.test('whoever completes the order completes what is left of it', async t => {
  const { url } = await startedOrder(customer, manager, two)
  await must(provisioner.post(`${url}/actions/complete`))
  t.same(await stateOf(url), ['completed', 'completed', 'completed'])
  const { items: done } = await must(customer.get(url))
  t.equal(done[0].telecom.completionDate, '2026-06-01T12:00:00.000Z')
})

t.test('all items at once', async t => {
  const four = { items: [...items, ...items, ...items, ...items] }
  const order = await startedOrder(customer, manager, four)
  const replies = await Promise.all(
    order.items.map(({ id }) => manager.post(`/api/order-items/${id}/actions/complete`)),
  )
  t.same(
    replies.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  t.equal((await stateOf(order.url))[0], 'completed')
})

t.test('a cancelled or rejected order takes its items along', async t => {
  const { body: made } = await customer.post('/api/orders', two)
  await must(customer.post(`/api/orders/${made.id}/actions/submit`))
  await must(customer.post(`/api/orders/${made.id}/actions/cancel`, { reason: 'Changed my mind' }))
  t.same(await stateOf(`/api/orders/${made.id}`), ['cancelled', 'cancelled', 'cancelled'])
  const { body: other } = await customer.post('/api/orders', two)
  await must(customer.post(`/api/orders/${other.id}/actions/submit`))
  await must(manager.post(`/api/orders/${other.id}/actions/reject`, { reason: 'No such building' }))
  t.same(await stateOf(`/api/orders/${other.id}`), ['rejected', 'rejected', 'rejected'])
})

t.test('a date that was told changes for a reason, which is noted', async t => {
  const { url, items } = await startedOrder(customer, manager, {
    ...two,
    telecom: { requestedCompletionDate: '2026-07-01' },
  })
  t.equal(items[0]?.telecom.expectedCompletionDate, '2026-07-01')
  const action = `/api/order-items/${items[0]?.id}/actions/setExpectedDate`
  const bare = await provisioner.post(action, { date: '2026-07-15' })
  t.match(bare, {
    status: 422,
    body: { code: 'TELECOM_REASON_MISSING', errors: [{ pointer: '/reason' }] },
  })
  await must(provisioner.post(action, { date: '2026-07-15', reason: 'The permit is late' }))
  const { telecom, notes } = await must(customer.get(url))
  t.equal(telecom.expectedCompletionDate, '2026-07-15')
  t.match(notes, [{ text: /2026-07-15 instead of 2026-07-01. The permit is late/ }])
})

t.test('contacts change until the end, notes are for whoever sees the order', async t => {
  const { url } = await startedOrder(customer, manager)
  await must(customer.post(`${url}/actions/changeContacts`, { technicalContactName: 'Tess Test' }))
  await must(customer.post(`${url}/actions/note`, { text: 'Ring at the gate' }))
  const { telecom, notes } = await must(manager.get(url))
  t.equal(telecom.technicalContactName, 'Tess Test')
  t.match(notes, [{ text: 'Ring at the gate', author: /Person/ }])
  const { status } = await otherCustomer.post(`${url}/actions/note`, { text: 'Hello' })
  t.equal(status, 404)
})
