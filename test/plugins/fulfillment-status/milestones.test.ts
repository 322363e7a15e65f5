import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { fulfillmentShop, milestonesOf } from './fulfillment-shop.ts'

const shop = await fulfillmentShop(t)
const { app, customer, otherCustomer, manager, clock, start, work, workOff } = shop
const read = (order: { url: string }) => must(customer.get(order.url))
const where = (order: { id: string }, who = customer) =>
  who.get(`/api/fulfillment-status/orders/${order.id}`)

t.test('an item reaches its milestones as its tasks are done', async t => {
  const order = await start()
  t.match(milestonesOf(await read(order)), {
    ...{ orderAccepted: 'reached', designComplete: 'yetToReach', installed: 'yetToReach' },
  })
  await work(order, 'design')
  await work(order, 'access')
  t.match(milestonesOf(await read(order)), { designComplete: 'reached', installed: 'yetToReach' })
  await work(order, 'equipment')
  await work(order, 'activate')
  t.match(milestonesOf(await read(order)), { installed: 'reached', customerAccepted: 'yetToReach' })
})

t.test('where is my order, what comes next, when, and who has it', async t => {
  const order = await start()
  await work(order, 'design')
  const answer = await must(where(order))
  t.match(answer, {
    order: order.id,
    state: 'inProgress',
    items: [
      {
        lastMilestone: { title: 'Design complete' },
        nextMilestone: { title: 'Date confirmed' },
        with: [
          { task: 'Order access', role: 'provisioner' },
          { task: 'Ship equipment', role: 'provisioner' },
        ],
        waitsForCustomer: [],
      },
    ],
  })
  t.equal((await where(order, otherCustomer)).status, 404)
})

t.test('the plan tells the date, and a milestone can be late', async t => {
  const order = await start()
  const { items } = await read(order)
  const { expectedCompletionDate } = items[0].telecom
  const plan = (await must(customer.get(order.url))).tasks
    .map(({ dueAt }: { dueAt: string }) => dueAt.slice(0, 10))
    .sort()
  t.equal(expectedCompletionDate, plan.at(-1))
  clock.advance({ days: 5 })
  await app.sweep()
  t.match(milestonesOf(await read(order)), { designComplete: 'violated' })
  await work(order, 'design')
  t.match(milestonesOf(await read(order)), { designComplete: 'reached' })
})

t.test('a person may tell of one, and what is cancelled reaches none', async t => {
  const order = await start()
  const { milestones } = await read(order)
  const foc = milestones.find(({ key }: { key: string }) => key === 'focReceived')
  const url = `/api/milestones/${foc.id}/actions/reach`
  t.equal((await customer.post(url, {})).status, 403)
  await must(manager.post(url, { reachedBy: 'Mail of the access carrier' }))
  await must(customer.post('/api/cancellation-requests', { order: order.id }))
  t.match(milestonesOf(await read(order)), {
    ...{ focReceived: 'reached', installed: 'dropped', closed: 'dropped' },
  })
})

t.test('the customer accepts, and billing begins', async t => {
  const order = await start()
  for (const key of ['design', 'access', 'equipment', 'activate']) await work(order, key)
  const { acceptances, state } = await read(order)
  t.equal(state, 'inProgress')
  t.match(acceptances, [{ state: 'awaiting' }])
  t.match((await must(where(order))).items[0].waitsForCustomer, [{ kind: 'acceptance' }])
  const url = `/api/customer-acceptances/${acceptances[0].id}/actions`
  t.equal((await manager.post(`${url}/accept`, {})).status, 403, 'the customer accepts')
  await must(customer.post(`${url}/accept`, { remark: 'Works' }))
  const done = await read(order)
  t.equal(done.state, 'completed')
  t.equal(done.items[0].fulfillment.billingStartDate, clock.now().slice(0, 10))
  t.match(milestonesOf(done), { customerAccepted: 'reached', closed: 'reached' })
})

t.test('silence is a yes', async t => {
  const order = await start()
  for (const key of ['design', 'access', 'equipment', 'activate']) await work(order, key)
  clock.advance({ hours: 1 })
  await app.sweep()
  t.equal((await read(order)).state, 'inProgress')
  clock.advance({ days: 5 })
  await app.sweep()
  const done = await read(order)
  t.equal(done.state, 'completed')
  t.match(done.acceptances, [{ state: 'deemed' }])
})

t.test('a no sends it back', async t => {
  const order = await start()
  for (const key of ['design', 'access', 'equipment', 'activate']) await work(order, key)
  const { acceptances } = await read(order)
  const url = `/api/customer-acceptances/${acceptances[0].id}/actions/reject`
  t.equal((await customer.post(url, {})).status, 422, 'with the reason')
  await must(customer.post(url, { remark: 'Packets are lost' }))
  const { items } = await must(
    manager.get(`/api/order-tasks?state=failed&failureCode=customerRejected&order=${order.id}`),
  )
  t.equal(items.length, 1)
  await must(manager.post(`/api/order-tasks/${items[0].id}/actions/retry`))
  const again = (await read(order)).acceptances
  t.same(
    again.map(({ state }: { state: string }) => state),
    ['rejected', 'awaiting'],
  )
  await workOff(order)
  const done = await read(order)
  t.equal(done.state, 'completed')
  t.equal(done.acceptances[1].state, 'closed', 'somebody did it by hand')
})
