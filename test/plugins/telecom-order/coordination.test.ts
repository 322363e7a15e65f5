import t from 'tap'
import { items, must, startedOrder, telecomShop } from './telecom-shop.ts'

const { app, customer, manager, clock } = await telecomShop(t)

/** Two items, the second of which waits for the first. */
async function coordinated(coordination: object) {
  const { body: order } = await customer.post('/api/orders', { items: [...items, ...items] })
  const [first, second] = order.items
  const url = `/api/orders/${order.id}`
  await must(
    customer.patch(`${url}/items/${second.id}`, {
      telecom: { coordination: [{ item: first.id, ...coordination }] },
    }),
  )
  await must(customer.post(`${url}/actions/submit`))
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  const states = async () =>
    (await must(customer.get(url))).items.map(({ state }: { state: string }) => state)
  return { url, first, second, states }
}

t.test('an item starts behind the end of another one', async t => {
  const { url, first, second, states } = await coordinated({ type: 'startToFinish' })
  t.same(await states(), ['inProgress', 'acknowledged'])
  const refused = await manager.post(`/api/order-items/${second.id}/actions/start`)
  t.match(refused, { status: 409, body: { code: 'TELECOM_COORDINATION_WAITS' } })
  await must(manager.post(`/api/order-items/${first.id}/actions/complete`))
  t.same(await states(), ['completed', 'inProgress'])
  t.equal((await must(customer.get(url))).state, 'inProgress')
})

t.test('and so many days behind it', async t => {
  const { first, states } = await coordinated({ type: 'startToFinish', delayDays: 2 })
  await must(manager.post(`/api/order-items/${first.id}/actions/complete`))
  t.same(await states(), ['completed', 'acknowledged'])
  clock.advance({ hours: 47 })
  await app.sweep()
  t.same(await states(), ['completed', 'acknowledged'])
  clock.advance({ hours: 2 })
  await app.sweep()
  t.same(await states(), ['completed', 'inProgress'])
})

t.test('start to start goes at once, and what has failed is not waited for', async t => {
  const together = await coordinated({ type: 'startToStart' })
  t.same(await together.states(), ['inProgress', 'inProgress'])
  const { first, states } = await coordinated({ type: 'startToFinish' })
  await must(manager.post(`/api/order-items/${first.id}/actions/fail`, { reason: 'No facilities' }))
  t.same(await states(), ['failed', 'inProgress'])
})

t.test('circles and items of other orders are told at once', async t => {
  const { items: foreign } = await startedOrder(customer, manager)
  const { body: order } = await customer.post('/api/orders', { items: [...items, ...items] })
  const url = `/api/orders/${order.id}`
  const [first, second] = order.items
  const wait = (item: { id: string }, ...others: readonly (string | undefined)[]) =>
    must(
      customer.patch(`${url}/items/${item.id}`, {
        telecom: { coordination: others.map(other => ({ item: other, type: 'startToFinish' })) },
      }),
    )
  await wait(first, second.id, foreign[0]?.id)
  await wait(second, first.id)
  const refused = await customer.post(`${url}/actions/submit`)
  t.match(refused, { status: 409, body: { code: 'TELECOM_COORDINATION_BROKEN' } })
  t.same(
    refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    [first, first, second].map(({ id }) => `/items/${id}/telecom/coordination`),
  )
})
