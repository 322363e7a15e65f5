import { testApp } from 'plugboard/testing'
import t from 'tap'
import { ribbonPlugins } from './ribbon.ts'

t.test('a hundred items are added to one order at once', async t => {
  const { customer } = await testApp(t, { plugins: await ribbonPlugins() })
  const made = await customer.post('/api/orders', { ribbon: { colour: 'red' } })
  const url = `/api/orders/${made.body.id}`
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      customer.post(`${url}/items`, {
        offering: index % 2 === 0 ? 'moby-dick' : 'book-club',
        quantity: (index % 3) + 1,
        engraving: { text: `${index}` },
      }),
    ),
  )
  t.same([...new Set(replies.map(({ status }) => status))], [201])
  const { body: order } = await customer.get(url)
  t.equal(order.items.length, 100)
  t.equal(order.version, 101)
  const sum = (field: string) =>
    order.items.reduce(
      (total: number, item: Record<string, { amount: number }>) =>
        total + (item[field]?.amount ?? 0),
      0,
    )
  const quantity = (parity: number) =>
    Array.from({ length: 100 }, (_, index) => (index % 2 === parity ? (index % 3) + 1 : 0)).reduce(
      (total, each) => total + each,
      0,
    )
  t.equal(order.oneTimeTotal.amount, quantity(0) * 1_299 + quantity(1) * 500)
  t.equal(order.recurringTotal.amount, quantity(1) * 999)
  t.equal(sum('oneTime'), order.oneTimeTotal.amount)
  t.equal(sum('recurring'), order.recurringTotal.amount)
  const texts = order.items.map((item: { engraving: { text: string } }) =>
    Number(item.engraving.text),
  )
  t.same(
    texts.toSorted((a: number, b: number) => a - b),
    Array.from({ length: 100 }, (_, index) => index),
  )
  t.equal((await customer.get(`${url}/history`)).body.items.length, 101, 'each is in the history')
})

t.test('of many who perform one transition one succeeds', async t => {
  const { customer, manager } = await testApp(t, { plugins: await ribbonPlugins() })
  const made = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const url = `/api/orders/${made.body.id}`
  await customer.post(`${url}/actions/submit`)
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? manager.post(`${url}/actions/accept`)
        : manager.post(`${url}/actions/reject`, { reason: 'no' }),
    ),
  )
  t.equal(replies.filter(({ status }) => status === 200).length, 1)
  t.equal(replies.filter(({ body }) => body.code === 'TRANSITION_NOT_FROM_STATE').length, 19)
  t.equal((await customer.get(`${url}/history`)).body.items.length, 3)
})

t.test('changes of different fields of one item lose nothing of each other', async t => {
  const { customer } = await testApp(t, { plugins: await ribbonPlugins() })
  const made = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const url = `/api/orders/${made.body.id}`
  const item = `${url}/items/${made.body.items[0].id}`
  for (const [quantity, format] of [
    [2, 'hardcover'],
    [3, 'paperback'],
    [4, 'hardcover'],
    [5, 'paperback'],
  ] as const) {
    const replies = await Promise.all([
      customer.patch(item, { quantity }),
      customer.patch(item, { characteristics: { format } }),
      customer.patch(item, { engraving: { text: `${quantity}` } }),
    ])
    t.same(
      replies.map(({ status }) => status),
      [200, 200, 200],
    )
    const { body } = await customer.get(item)
    t.match(body, { quantity, characteristics: { format }, engraving: { text: `${quantity}` } })
    t.equal((await customer.get(url)).body.oneTimeTotal.amount, quantity * 1_299)
  }
})
