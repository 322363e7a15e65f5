/** Work stands still with its item, whoever holds it, and goes on when nothing holds it any more. */
import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { activityShop, byKey } from './activity-shop.ts'

const shop = await activityShop(t)
const { customer, manager, clock, start, tasksOf, work, workOff, states } = shop

/** An action of the only item of an order. */
const onItem = (order: Awaited<ReturnType<typeof start>>, action: string) =>
  manager.post(`/api/order-items/${order.items[0]?.id}/actions/${action}`)
const raise = (order: { id: string }) =>
  must(
    manager.post('/api/order-charges', {
      ...{ order: order.id, type: 'construction', description: 'A trench', isBlocking: true },
      price: { amount: 100, currency: 'USD' },
      responseDueAt: new Date(Date.parse(clock.now()) + 86_400_000).toISOString(),
    }),
  )
const amend = (order: { id: string }) =>
  must(
    customer.post('/api/supplements', {
      ...{ order: order.id, type: 'dueDate', requestedCompletionDate: '2026-10-01' },
    }),
  )

t.test('who holds an item by hand holds its work, and lets it go on', async t => {
  const order = await start()
  await must(onItem(order, 'hold'))
  t.match(byKey(await tasksOf(order)), { design: 'onHold', access: 'onHold' })
  await must(onItem(order, 'resume'))
  t.match(byKey(await tasksOf(order)), { design: 'ready', access: 'waiting' })
  await must(onItem(order, 'assessCancellation'))
  t.match(byKey(await tasksOf(order)), { design: 'onHold', access: 'onHold' })
  await must(onItem(order, 'denyCancellation'))
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
})

t.test('what a charge or request holds is not taken up before', async t => {
  const order = await start()
  const charge = await raise(order)
  t.match(await onItem(order, 'resume'), { status: 409, body: { code: 'ORDER_ITEM_WAITS' } })
  const supplement = await amend(order)
  await must(customer.post(`/api/order-charges/${charge.id}/actions/accept`))
  t.same(await states(order), ['pending', 'pending'])
  const second = await raise(order)
  await must(manager.post(`/api/supplements/${supplement.id}/actions/approve`))
  t.same(await states(order), ['held', 'held'])
  await must(customer.post(`/api/order-charges/${second.id}/actions/accept`))
  t.same(await states(order), ['inProgress', 'inProgress'])
  t.equal(byKey(await tasksOf(order)).design, 'ready')
})

t.test('an item that is cancelled by hand has its work undone, too', async t => {
  const order = await start()
  await work(order, 'design')
  await must(onItem(order, 'pendCancellation'))
  t.match(byKey(await tasksOf(order)), { access: 'cancelled', equipment: 'cancelled' })
  t.match(await onItem(order, 'cancel'), { status: 409, body: { code: 'ORDER_TASKS_OPEN' } })
  t.equal((await onItem(order, 'denyCancellation')).status, 409)
  await workOff(order)
  t.same(await states(order), ['cancelled', 'cancelled'])
  t.equal(byKey(await tasksOf(order)).design, 'undone')
})

t.test('an order that has ended leaves no request or blocking charge behind', async t => {
  const order = await start()
  const charge = await raise(order)
  const supplement = await amend(order)
  await must(onItem(order, 'fail'))
  t.same(await states(order), ['failed', 'failed'])
  const stateOf = async (path: string) => (await must(customer.get(`/api/${path}`))).state
  t.equal(await stateOf(`supplements/${supplement.id}`), 'withdrawn')
  t.equal(await stateOf(`order-charges/${charge.id}`), 'withdrawn')
})
