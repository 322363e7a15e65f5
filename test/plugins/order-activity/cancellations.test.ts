import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { activityShop, byKey, type Task } from './activity-shop.ts'

const shop = await activityShop(t)
const { customer, otherCustomer, manager, administrator, start, tasksOf, work, workOff, states } =
  shop

const cancel = (order: { id: string }, more: object = {}) =>
  customer.post('/api/cancellation-requests', { order: order.id, ...more })

/** The ways to each node of the diamond: what was done before the cancellation, in this order. */
const ways: readonly (readonly string[])[] = [
  [],
  ['design'],
  ['design', 'access'],
  ['design', 'equipment'],
  ['design', 'access', 'equipment'],
  ['design', 'equipment', 'access'],
]

for (const done of ways) {
  t.test(`cancelled behind ${done.join(', ') || 'nothing'}`, async t => {
    const order = await start()
    for (const key of done) await work(order, key)
    const request = await must(cancel(order, { reason: 'Not needed any more' }))
    const hasCharge = done.includes('access')
    if (hasCharge) {
      t.equal(request.state, 'assessingCharge')
      t.same(await states(order), ['assessingCancellation', 'assessingCancellation'])
      const { charges } = await must(customer.get(`/api/orders/${order.id}`))
      t.match(charges, [{ price: { amount: 50_000 }, state: 'awaitingResponse' }])
      await must(customer.post(`/api/order-charges/${charges[0].id}/actions/accept`))
    }
    await workOff(order)
    t.same(await states(order), ['cancelled', 'cancelled'])
    const after = await must(customer.get(`/api/cancellation-requests/${request.id}`))
    t.equal(after.state, 'done')
    const undone = (await tasksOf(order))
      .filter(({ kind }) => kind === 'compensation')
      .sort((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? -1 : 1))
    t.same(
      undone.map(({ key }: Task) => key),
      done.toReversed(),
      'the last is undone first',
    )
  })
}

t.test('past the hard point it is refused with the reason', async t => {
  const order = await start()
  for (const key of ['design', 'access', 'equipment']) await work(order, key)
  await work(order, 'activate', 'start')
  const refused = await cancel(order)
  t.match(refused, {
    status: 409,
    body: { code: 'ORDER_POINT_OF_NO_RETURN', detail: /Too late for The circuit/ },
  })
  t.same(await states(order), ['inProgress', 'inProgress'])
  await work(order, 'activate')
  t.same(await states(order), ['completed', 'completed'])
})

t.test('one item past it does not stop another one', async t => {
  const order = await start({ items: [{ offering: 'circuit' }, { offering: 'circuit' }] })
  const [first, second] = order.items
  const own = async (item: string | undefined) =>
    (await tasksOf(order)).filter(task => task.item === item)
  for (const key of ['design', 'access', 'equipment']) {
    const task = (await own(first?.id)).find(each => each.key === key)
    await must(manager.post(`/api/order-tasks/${task?.id}/actions/complete`))
  }
  const last = (await own(first?.id)).find(({ key }) => key === 'activate')
  await must(manager.post(`/api/order-tasks/${last?.id}/actions/start`))
  t.match(await cancel(order), { status: 409, body: { code: 'ORDER_POINT_OF_NO_RETURN' } })
  await must(cancel(order, { items: [second?.id] }))
  t.same(await states(order), ['inProgress', 'inProgress', 'cancelled'])
  await must(manager.post(`/api/order-tasks/${last?.id}/actions/complete`))
  t.same(await states(order), ['completed', 'completed', 'cancelled'])
})

t.test('a declined charge lets the work go on', async t => {
  const order = await start()
  await work(order, 'design')
  await work(order, 'access')
  const request = await must(cancel(order))
  const { charges } = await must(customer.get(`/api/orders/${order.id}`))
  await must(customer.post(`/api/order-charges/${charges[0].id}/actions/decline`))
  t.equal((await must(customer.get(`/api/cancellation-requests/${request.id}`))).state, 'declined')
  t.same(await states(order), ['inProgress', 'inProgress'])
  t.match(byKey(await tasksOf(order)), { equipment: 'ready' })
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
})

t.test('an order manager may have to look at it first', async t => {
  const setting = '/api/settings/orderActivity.cancellationAssessment'
  await must(administrator.call('PUT', setting, { value: 'manual' }))
  const order = await start()
  await work(order, 'design')
  const request = await must(cancel(order))
  t.equal(request.state, 'assessing')
  t.same(byKey(await tasksOf(order)), {
    ...{ design: 'completed', access: 'onHold', equipment: 'onHold', activate: 'onHold' },
  })
  t.match(await cancel(order), { status: 409 })
  const url = `/api/cancellation-requests/${request.id}`
  t.equal((await customer.post(`${url}/actions/approve`)).status, 403)
  await must(manager.post(`${url}/actions/deny`, { reason: 'The truck is on its way' }))
  t.match(byKey(await tasksOf(order)), { access: 'ready', equipment: 'ready', activate: 'waiting' })
  const again = await must(cancel(order))
  await must(customer.post(`/api/cancellation-requests/${again.id}/actions/withdraw`))
  t.same(await states(order), ['inProgress', 'inProgress'])
  const third = await must(cancel(order))
  await must(manager.post(`/api/cancellation-requests/${third.id}/actions/approve`))
  await workOff(order)
  t.same(await states(order), ['cancelled', 'cancelled'])
  await must(administrator.call('PUT', setting, { value: 'automatic' }))
})

t.test('what is no order of yours cannot be cancelled', async t => {
  const order = await start()
  const foreign = await otherCustomer.post('/api/cancellation-requests', { order: order.id })
  t.equal(foreign.status, 422)
  const { body: draft } = await customer.post('/api/orders', { items: [{ offering: 'circuit' }] })
  t.match(await cancel(draft), { status: 409, body: { code: 'ORDER_NOT_UNDER_WAY' } })
})

t.test('of two requests at once one is taken', async t => {
  const order = await start()
  const replies = await Promise.all([cancel(order), cancel(order), cancel(order)])
  t.same(replies.map(({ status }) => status).sort(), [201, 409, 409])
})
