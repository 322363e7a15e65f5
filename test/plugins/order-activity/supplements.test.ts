import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { activityShop, byKey } from './activity-shop.ts'

const shop = await activityShop(t)
const { customer, manager, start, tasksOf, work, workOff, states } = shop

const amend = (order: { id: string }, supplement: object) =>
  customer.post('/api/supplements', { order: order.id, type: 'other', ...supplement })
const approve = async (supplement: { id: string }) =>
  must(manager.post(`/api/supplements/${supplement.id}/actions/approve`))

t.test('what a change does not touch stays as it was done', async t => {
  const order = await start()
  const item = order.items[0]?.id
  await work(order, 'design')
  const supplement = await must(
    amend(order, { changes: [{ item, characteristics: { router: true } }] }),
  )
  t.match(supplement, { state: 'assessing', number: 1 })
  t.same(await states(order), ['pending', 'pending'])
  t.match(byKey(await tasksOf(order)), { access: 'onHold', equipment: 'onHold' })
  const applied = await approve(supplement)
  t.equal(applied.state, 'applied')
  t.same(
    Object.fromEntries(
      applied.comparison.map(({ task, outcome }: { task: string; outcome: string }) => [
        task,
        outcome,
      ]),
    ),
    { design: 'kept', access: 'kept', equipment: 'redone', activate: 'redone' },
  )
  t.match(byKey(await tasksOf(order)), {
    ...{ design: 'completed', access: 'ready', equipment: 'ready', activate: 'waiting' },
  })
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
})

t.test('what was done for something else is undone and done again, at the new price', async t => {
  const order = await start()
  const item = order.items[0]?.id
  await work(order, 'design')
  const before = await must(customer.get(`/api/orders/${order.id}`))
  t.equal(before.recurringTotal.amount, 10_000)
  await approve(
    await must(amend(order, { changes: [{ item, characteristics: { bandwidth: '1G' } }] })),
  )
  const after = await must(customer.get(`/api/orders/${order.id}`))
  t.equal(after.recurringTotal.amount, 30_000)
  t.equal(after.items[0].characteristics.bandwidth, '1G')
  const designs = (await tasksOf(order)).filter(({ key }) => key === 'design')
  t.same(
    designs.map(({ kind, state }) => `${kind} ${state}`),
    ['work completed', 'compensation ready', 'work waiting'],
  )
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
  t.equal((await tasksOf(order)).find(({ key }) => key === 'design')?.state, 'undone')
})

t.test('a new date, and the cancellation of one item', async t => {
  const order = await start({ items: [{ offering: 'circuit' }, { offering: 'circuit' }] })
  const [first, second] = order.items
  const dated = await must(
    amend(order, { type: 'dueDate', requestedCompletionDate: '2026-09-01', reason: 'Moving late' }),
  )
  await approve(dated)
  const { telecom, items } = await must(customer.get(`/api/orders/${order.id}`))
  t.equal(telecom.expectedCompletionDate, '2026-09-01')
  t.equal(items[0].telecom.requestedCompletionDate, '2026-09-01')
  const partial = await must(amend(order, { changes: [{ item: second?.id, cancel: true }] }))
  t.equal(partial.number, 2)
  await approve(partial)
  t.same(await states(order), ['inProgress', 'inProgress', 'cancelled'])
  t.ok(
    (await tasksOf(order))
      .filter(({ item }) => item === first?.id)
      .every(({ state }) => state !== 'onHold'),
  )
  await workOff(order)
  t.same(await states(order), ['completed', 'completed', 'cancelled'])
})

t.test('beyond a soft point it costs, and only if that is accepted it is done', async t => {
  const order = await start()
  const item = order.items[0]?.id
  await work(order, 'design')
  await work(order, 'access', 'start')
  const charged = await approve(
    await must(amend(order, { changes: [{ item, characteristics: { router: true } }] })),
  )
  t.equal(charged.state, 'assessingCharge')
  const charge = async () =>
    (await must(customer.get(`/api/orders/${order.id}`))).charges.find(
      ({ state }: { state: string }) => state === 'awaitingResponse',
    )
  const open = await charge()
  t.match(open, { type: 'change', price: { amount: 50_000, currency: 'USD' } })
  await must(customer.post(`/api/order-charges/${open.id}/actions/accept`))
  t.equal((await must(customer.get(`/api/supplements/${charged.id}`))).state, 'applied')
  await workOff(order)
  t.same(await states(order), ['completed', 'completed'])
})

t.test('it is checked before it is taken', async t => {
  const order = await start()
  const item = order.items[0]?.id
  for (const [body, status, what] of [
    [{ changes: [] }, 422, /changes/],
    [{ type: 'dueDate' }, 422, /requestedCompletionDate/],
    [{ type: 'dueDate', changes: [{ item, quantity: 2 }] }, 422, /quantity/],
    [{ changes: [{ item, characteristics: { bandwidth: '9G' } }] }, 422, /bandwidth/],
    [{ changes: [{ item: order.id, cancel: true }] }, 409, /ORDER_ITEM_NOT_OPEN/],
  ] as const) {
    const refused = await amend(order, body)
    t.equal(refused.status, status, refused.text)
    t.match(refused.text, what)
  }
  const one = await must(amend(order, { changes: [{ item, quantity: 2 }] }))
  const two = await amend(order, { changes: [{ item, quantity: 3 }] })
  t.match(two, { status: 409, body: { code: 'ORDER_REQUEST_PENDING' } })
  await must(manager.post(`/api/supplements/${one.id}/actions/reject`, { reason: 'Not in stock' }))
  t.same(await states(order), ['inProgress', 'inProgress'])
  t.match(byKey(await tasksOf(order)), { design: 'ready' })
})

t.test('nobody changes an item behind the back of its plan', async t => {
  const order = await start()
  const refused = await customer.patch(`/api/orders/${order.id}/items/${order.items[0]?.id}`, {
    quantity: 2,
  })
  t.match(refused, { status: 409, body: { code: 'ORDER_NEEDS_SUPPLEMENT' } })
})
