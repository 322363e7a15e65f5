import { setTimeout as sleep } from 'node:timers/promises'
import {
  createDecompositionRule,
  type NewDecompositionRule,
} from 'plugboard/plugins/order-activity'
import t from 'tap'
import { settleTask } from '../../../plugins/oss-gateway/helpers/order-tasks.ts'
import { must, startedOrder } from '../telecom-order/telecom-shop.ts'
import { down, ok, scriptedShop, serviceOrder } from './scripted-oss.ts'

const tasks: NewDecompositionRule['tasks'] = [
  {
    ...{ key: 'access', title: 'Order access', role: 'provisioner', duration: 60, channel: 'oss' },
    compensation: { title: 'Cancel access', role: 'provisioner', duration: 60, channel: 'oss' },
  },
]
const review = {
  ...{ key: 'review', title: 'Review', role: 'provisioner', duration: 60, dependsOn: ['access'] },
}

/** The faster circuit is reviewed by people besides. */
const rules: readonly NewDecompositionRule[] = [
  { key: 'circuit', offering: 'circuit', tasks },
  { key: 'fast', offering: 'circuit', conditions: { bandwidth: '1G' }, tasks: [review] },
]

const { app, customer, manager, oss, pass, waitFor, ossOrder, ossOrders, options } =
  await scriptedShop(t)
await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
  for (const rule of rules) await createDecompositionRule(uow, rule)
})

type Started = Awaited<ReturnType<typeof startedOrder>>

function start(answer = serviceOrder('acknowledged'), bandwidth = '100M') {
  oss.reset()
  oss.answers.create = answer
  const items = [{ offering: 'circuit', characteristics: { bandwidth } }]
  return startedOrder(customer, manager, { items })
}

async function sent({ id: order }: Started, work = 'access') {
  for (;;) {
    const found = (await ossOrders()).find(each => each.order === order && each.work === work)
    if (found) return found
    await sleep(50)
  }
}

async function untilTask({ url }: Started, state: string, key = 'access') {
  for (;;) {
    const { tasks } = await must(manager.get(url))
    const found = tasks.find(
      (task: { key: string; state: string }) => task.key === key && task.state === state,
    )
    if (found) return found
    await sleep(50)
  }
}

t.test('a task for an OSS is done by it, and the order with it', async t => {
  const order = await start()
  const { id } = await sent(order)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  await untilTask(order, 'inProgress')
  oss.answers.read = serviceOrder('completed')
  await pass(600)
  await untilTask(order, 'completed')
  t.match(await must(customer.get(order.url)), {
    ...{ state: 'completed', items: [{ state: 'completed' }] },
  })
})

t.test('what the OSS fails at is fallout, and tried again as a new service order', async t => {
  const order = await start(
    serviceOrder('rejected', {
      errorMessage: [{ code: 'address unknown', reason: 'No such address' }],
    }),
  )
  const task = await untilTask(order, 'failed')
  t.match(task, { failureCode: 'address-unknown', failureReason: 'No such address' })
  oss.answers.create = ok({ id: 'SO-2', state: 'completed' })
  await must(manager.post(`/api/order-tasks/${task.id}/actions/retry`))
  await untilTask(order, 'completed')
  const all = (await ossOrders()).filter(each => each.order === order.id)
  t.same(all.map(({ externalId, state }) => `${externalId.slice(10)} ${state}`).sort(), [
    '1-access rejected',
    '1-access-2 completed',
  ])
})

t.test('late news of what failed do not fail the next try', async t => {
  const order = await start(serviceOrder('failed'))
  const task = await untilTask(order, 'failed')
  const { id } = await sent(order)
  oss.answers.create = serviceOrder('acknowledged')
  const cause = { kind: 'seed', id: 'test' } as const
  await app.transact(app.actors.system, cause, async uow => {
    await uow.perform({ object: 'OrderTask', id: task.id, transition: 'retry' })
    // Before the gateway has got round to the next try.
    await settleTask(uow, id, options as never)
    t.equal((await uow.load('OrderTask', task.id)).state, 'ready')
  })
  t.match(await untilTask(order, 'inProgress'), { attempts: 1 })
})

t.test('what cannot be delivered is fallout, and tried again under the same id', async t => {
  const order = await start(down)
  const { id } = await sent(order)
  for (let attempt = 1; attempt <= 3; attempt++) {
    await waitFor(id, ({ attempts, state }) => attempts === attempt && state !== 'sent')
    await pass(10)
  }
  const task = await untilTask(order, 'failed')
  t.equal(task.failureCode, 'undeliverable')
  oss.answers.create = serviceOrder('completed')
  await must(manager.post(`/api/order-tasks/${task.id}/actions/retry`))
  await untilTask(order, 'completed')
  t.equal((await ossOrders()).filter(each => each.order === order.id).length, 1)
})

t.test('cancelled with its order, and undone where the OSS was faster', async t => {
  const order = await start()
  const { id } = await sent(order)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  await untilTask(order, 'inProgress')
  oss.answers.read = serviceOrder('assessingCancellation')
  await must(customer.post('/api/cancellation-requests', { order: order.id }))
  t.equal((await must(customer.get(order.url))).state, 'cancelled')
  await waitFor(id, ({ state, cancelId }) => state === 'cancelling' && cancelId != null)
  oss.answers.read = serviceOrder('completed')
  await pass(600)
  await waitFor(id, ({ state }) => state === 'completed')
  const undo = await sent(order, 'accessUndo')
  t.match(undo, {
    action: 'delete',
    asked: {
      orderRelationship: [{ id: 'SO-1', relationshipType: 'undoes' }],
      serviceOrderItem: [{ action: 'delete' }],
    },
  })
})

t.test('what was done is undone by the OSS, too', async t => {
  const order = await start(serviceOrder('completed'), '1G')
  await untilTask(order, 'ready', 'review')
  await must(customer.post('/api/cancellation-requests', { order: order.id }))
  const undo = await sent(order, 'accessUndo')
  t.equal(undo.action, 'delete')
  await waitFor(undo.id, ({ state }) => state === 'completed')
  for (;;) {
    const { state } = await must(customer.get(order.url))
    if (state === 'cancelled') break
    await sleep(50)
  }
  t.pass('the order is cancelled when that is done')
})

t.test('a supplement with a new date reaches the OSS', async t => {
  const order = await start()
  const { id } = await sent(order)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  const supplement = await must(
    customer.post('/api/supplements', {
      ...{ order: order.id, type: 'dueDate', requestedCompletionDate: '2031-02-03' },
    }),
  )
  await must(manager.post(`/api/supplements/${supplement.id}/actions/approve`))
  while (oss.count('amend') === 0) await sleep(50)
  const requestedCompletionDate = '2031-02-03T00:00:00.000Z'
  t.match(await ossOrder(id), {
    ...{ desiredDate: '2031-02-03', asked: { requestedCompletionDate } },
  })
  t.same(oss.calls.find(({ name }) => name === 'amend')?.args, [
    ...['oss', 'SO-1', { requestedCompletionDate }],
  ])
})
