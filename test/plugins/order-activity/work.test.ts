import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { activityShop, byKey } from './activity-shop.ts'

const shop = await activityShop(t)
const { customer, manager, staff, start, tasksOf, work, workOff, states, clock } = shop

t.test('it is planned in business time', async t => {
  clock.advance({ days: 4 })
  const order = await start()
  const due = Object.fromEntries((await tasksOf(order)).map(({ key, dueAt }) => [key, dueAt]))
  // Friday noon: five hours are left of the day, and Saturday is none.
  t.same(due, {
    design: '2026-06-08T12:00:00.000Z',
    access: '2026-06-10T12:00:00.000Z',
    equipment: '2026-06-09T12:00:00.000Z',
    activate: '2026-06-10T13:00:00.000Z',
  })
})

t.test('an item is decomposed, and done when its tasks are', async t => {
  const order = await start()
  t.same(byKey(await tasksOf(order)), {
    ...{ design: 'ready', access: 'waiting', equipment: 'waiting', activate: 'waiting' },
  })
  const early = await manager.post(`/api/orders/${order.id}/actions/complete`)
  t.match(early, { status: 409, body: { code: 'ORDER_TASKS_OPEN' } })
  await work(order, 'design')
  t.match(byKey(await tasksOf(order)), { access: 'ready', equipment: 'ready', activate: 'waiting' })
  await work(order, 'access')
  await work(order, 'equipment')
  t.same(await states(order), ['inProgress', 'inProgress'])
  await work(order, 'activate')
  t.same(await states(order), ['completed', 'completed'])
})

t.test('tasks belong to roles, and are taken by people', async t => {
  const order = await start()
  const [design] = await tasksOf(order)
  const engineer = await staff('designEngineer')
  const provisioner = await staff('provisioner')
  const url = `/api/order-tasks/${design?.id}/actions`
  t.match(await customer.post(`${url}/complete`), { status: 403 })
  t.match(await provisioner.post(`${url}/complete`), {
    ...{ status: 403, body: { code: 'ORDER_TASK_NOT_YOURS' } },
  })
  t.match(await engineer.post(`${url}/assign`, { assignee: manager.userId }), { status: 403 })
  t.match(await must(engineer.post(`${url}/assign`)), { assignee: engineer.userId })
  await must(engineer.post(`${url}/start`))
  await must(engineer.post(`${url}/complete`))
  const mine = await must(
    engineer.get(`/api/order-tasks?assignee=${engineer.userId}&state=completed`),
  )
  t.equal(mine.items.length, 1)
})

t.test('what fails is tried again, skipped, or given up', async t => {
  const order = await start()
  const failure = { code: 'NO_FACILITIES', reason: 'No pair is free' }
  await work(order, 'design', 'fail', failure)
  const queue = await must(manager.get('/api/order-tasks?state=failed'))
  t.match(queue.items, [{ key: 'design', failureCode: 'NO_FACILITIES' }])
  t.same(await states(order), ['inProgress', 'inProgress'])
  await work(order, 'design', 'retry')
  await work(order, 'design', 'fail', failure)
  const bare = await manager.post(`/api/order-tasks/${queue.items[0].id}/actions/skip`)
  t.equal(bare.status, 422, 'skipping wants a reason')
  await work(order, 'design', 'skip', { reason: 'Designed by hand' })
  await work(order, 'access')
  await work(order, 'equipment', 'fail', failure)
  await work(order, 'equipment', 'giveUp', { reason: 'Not to be had' })
  t.same(await states(order), ['failed', 'failed'])
  t.same(byKey(await tasksOf(order), 'compensation'), { access: 'ready' })
  await workOff(order)
  t.match(byKey(await tasksOf(order)), { access: 'undone', activate: 'cancelled' })
})

t.test('many at once, each by itself', async t => {
  const orders = [await start(), await start()]
  const failure = { code: 'DOWN', reason: 'The system was down' }
  for (const order of orders) await work(order, 'design', 'fail', failure)
  const failed = await Promise.all(orders.map(async order => (await tasksOf(order))[0]?.id))
  const third = (await tasksOf(await start()))[0]?.id
  const { retried, results } = await must(
    manager.post('/api/order-activity/fallout/retry', { tasks: [...failed, third] }),
  )
  t.equal(retried, 2)
  t.match(results[2], { retried: false, code: 'TRANSITION_NOT_FROM_STATE' })
  t.match(await customer.post('/api/order-activity/fallout/retry', { tasks: failed }), {
    ...{ status: 200, body: { retried: 0 } },
  })
})

t.test('two items, each with work of its own', async t => {
  const order = await start({ items: [{ offering: 'circuit' }, { offering: 'circuit' }] })
  t.equal((await tasksOf(order)).length, 8)
  await workOff(order)
  t.same(await states(order), ['completed', 'completed', 'completed'])
})
