import { type CommandStep, definePlugin, type PolicyEditor, type UnitOfWork } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const book = { offering: 'moby-dick' }

/** Items that are delivered one by one, by whoever packs them; the order follows the last of them. */
const parcels = definePlugin({
  ...{ name: 'parcels', version: '1.0.0', core: '*' },
  policies: {
    OrderItem: (policy: PolicyEditor) =>
      policy.allow('complete', 'orderManager').effect('complete', {
        name: 'tellOrder',
        after: true,
        run: async (uow: UnitOfWork, { id }: CommandStep) => {
          const { order } = await uow.load('OrderItem', id, { lock: false })
          const items = await uow.find('OrderItem', { order })
          if (items.some(({ state }) => state !== 'completed')) return
          await uow.perform({ object: 'Order', id: order, transition: 'complete', as: 'system' })
        },
      }),
    Order: (policy: PolicyEditor) => policy.allow('complete', 'system'),
  },
})

t.test('items end as their order does', async t => {
  const { customer, manager } = await testApp(t, { plugins: [prices] })
  const place = async () =>
    (await customer.post('/api/orders', { items: [book, book] })).body as { id: string }
  const states = async (order: { id: string }) => {
    const { body } = await customer.get(`/api/orders/${order.id}`)
    return body.items.map((item: { state: string }) => item.state)
  }
  const act = async (order: { id: string }, ...actions: string[]) => {
    for (const action of actions) {
      const { status, text } = await manager.post(`/api/orders/${order.id}/actions/${action}`, {
        ...(action === 'reject' ? { reason: 'Out of print' } : {}),
      })
      t.equal(status, 200, text)
    }
  }

  t.test('open until then', async t => {
    const order = await place()
    t.same(await states(order), ['draft', 'draft'])
    await act(order, 'submit', 'accept', 'start')
    t.same(await states(order), ['draft', 'draft'])
    await act(order, 'complete')
    t.same(await states(order), ['completed', 'completed'])
  })

  t.test('cancelled and rejected', async t => {
    const cancelled = await place()
    await act(cancelled, 'cancel')
    t.same(await states(cancelled), ['cancelled', 'cancelled'])
    const rejected = await place()
    await act(rejected, 'submit', 'reject')
    t.same(await states(rejected), ['rejected', 'rejected'])
  })

  t.test('nobody else moves them', async t => {
    const order = await place()
    const { body } = await customer.get(`/api/orders/${order.id}`)
    const refused = await manager.post(`/api/order-items/${body.items[0].id}/actions/complete`)
    t.match(refused, { status: 403, body: { code: 'TRANSITION_NOT_YOURS' } })
    const added = await customer.post(`/api/orders/${order.id}/items`, book)
    t.match(added, { status: 201, body: { state: 'draft' } })
  })
})

t.test('items that go their own ways lock their order first', async t => {
  const { customer, manager } = await testApp(t, { plugins: [prices, parcels] })
  for (let round = 0; round < 5; round++) {
    const { body: order } = await customer.post('/api/orders', { items: [book, book, book, book] })
    for (const action of ['submit', 'accept', 'start'])
      await manager.post(`/api/orders/${order.id}/actions/${action}`)
    const replies = await Promise.all(
      order.items.map(({ id }: { id: string }) =>
        manager.post(`/api/order-items/${id}/actions/complete`),
      ),
    )
    t.same(
      replies.map(({ status }) => status),
      [200, 200, 200, 200],
    )
    t.equal((await customer.get(`/api/orders/${order.id}`)).body.state, 'completed')
  }
})

t.test('what hangs on a creation that is not performed stops the boot', async t => {
  const dead = definePlugin({
    ...{ name: 'dead', version: '1.0.0', core: '*' },
    policies: {
      OrderItem: (policy: PolicyEditor) =>
        policy.effect('create', { name: 'count', run: async () => {} }),
    },
  })
  const boot = testApp(t, { plugins: [prices, dead] })
  await t.rejects(boot, { message: /"?dead"?.*OrderItem\.create.*Order\.addItem/s })
})

t.test('transitions that cause each other without end are refused', async t => {
  const loop = definePlugin({
    ...{ name: 'loop', version: '1.0.0', core: '*' },
    policies: {
      Order: (policy: PolicyEditor) =>
        policy.effect('change', {
          name: 'again',
          run: (uow: UnitOfWork, { id }: CommandStep) =>
            uow.perform({ object: 'Order', id, transition: 'change', input: {} }),
        }),
    },
  })
  const { customer } = await testApp(t, { plugins: [prices, loop] })
  const { body: order } = await customer.post('/api/orders', { items: [book] })
  const refused = await customer.patch(`/api/orders/${order.id}`, { reference: 'X' })
  t.match(refused, { status: 500, body: { code: 'TRANSITION_LOOP' } })
})
