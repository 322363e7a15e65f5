import t from 'tap'
import { inventoryShop, must } from './inventory-shop.ts'

const shop = await inventoryShop(t)
const { customer, otherCustomer, manager, staff, order, install, product, clock } = shop

const act = (item: { id: string }, action: string, input: object = {}) =>
  must(manager.post(`/api/order-items/${item.id}/actions/${action}`, input))

t.test(
  'a product comes to be with the work on its item, and is active when that is done',
  async t => {
    const siteA = await shop.site()
    const made = await order({
      items: [
        {
          offering: 'uni',
          characteristics: { bandwidth: '1G', term: 12 },
          telecom: { siteA },
          inventory: { name: 'Head office port', contactName: 'Nora Network' },
        },
      ],
    })
    const [item] = made.items
    const pending = await product(item.inventory.product)
    t.match(pending, { state: 'pendingActive', orderItem: item.id, openItem: item.id })
    t.notOk(pending.serviceStartDate)
    await act(item, 'complete')
    const installed = await product(pending.id)
    t.match(installed, {
      state: 'active',
      number: /^P\d{8}$/,
      offering: 'uni',
      name: 'Head office port',
      contactName: 'Nora Network',
      characteristics: { bandwidth: '1G', term: 12 },
      siteA,
      recurring: { amount: 90_000, currency: 'USD' },
      term: 12,
      termStart: '2026-06-01',
      termEnd: '2027-06-01',
      serviceStartDate: '2026-06-01',
      billingStartDate: '2026-06-01',
    })
    t.notOk(installed.openItem)
    t.equal(installed.priceLines.length, 2)
    t.equal((await otherCustomer.get(`/api/products/${pending.id}`)).status, 404)
  },
)

t.test('what is cancelled or fails is not installed', async t => {
  const { items } = await order({ items: [{ offering: 'uni' }, { offering: 'uni' }] })
  await act(items[0], 'fail', { reason: 'No facilities' })
  await act(items[1], 'pendCancellation')
  await act(items[1], 'cancel')
  t.equal((await product(items[0].inventory.product)).state, 'aborted')
  t.equal((await product(items[1].inventory.product)).state, 'cancelled')
})

t.test('a change tells only what becomes different, and is priced as a whole', async t => {
  const [id] = await install({ offering: 'uni', characteristics: { term: 36, diversity: true } })
  const change = {
    offering: 'uni',
    characteristics: { bandwidth: '1G' },
    telecom: { action: 'modify', activity: 'change' },
    inventory: { product: id },
  }
  const made = await order({ items: [change] })
  const [item] = made.items
  t.match(item, {
    characteristics: { bandwidth: '1G', term: 36, diversity: true },
    inventory: { changes: { bandwidth: '1G' } },
    recurring: { amount: 90_000 },
    oneTime: { amount: 0 },
  })
  t.match(await product(id!), {
    state: 'pendingChange',
    characteristics: { bandwidth: '100M' },
    openItem: item.id,
  })
  clock.advance({ hours: 48 })
  await act(item, 'complete')
  const changed = await product(id!)
  t.match(changed, {
    state: 'active',
    characteristics: { bandwidth: '1G', term: 36, diversity: true },
    recurring: { amount: 90_000 },
    termEnd: '2029-06-01',
  })
  t.notOk(changed.openItem)
})

t.test('a change that is given up leaves everything as it was', async t => {
  const [id] = await install({ offering: 'uni' })
  for (const end of ['fail', 'cancel'] as const) {
    const { items } = await order({
      items: [
        {
          offering: 'uni',
          characteristics: { bandwidth: '1G' },
          telecom: { action: 'modify', activity: 'change' },
          inventory: { product: id },
        },
      ],
    })
    if (end === 'cancel') await act(items[0], 'pendCancellation')
    await act(items[0], end)
    const kept = await product(id!)
    t.match(kept, { state: 'active', characteristics: { bandwidth: '100M' } }, end)
    t.notOk(kept.openItem)
  }
})

t.test('what was only submitted lets the product go again', async t => {
  const [id] = await install({ offering: 'evc' })
  const body = {
    items: [
      {
        offering: 'evc',
        telecom: { action: 'delete', activity: 'disconnect' },
        inventory: { product: id },
      },
    ],
  }
  const first = await must(customer.post('/api/orders', body))
  await must(customer.post(`/api/orders/${first.id}/actions/submit`))
  t.match(await product(id!), { state: 'active', openItem: first.items[0].id })
  await must(customer.post(`/api/orders/${first.id}/actions/cancel`))
  t.notOk((await product(id!)).openItem)
  const second = await must(customer.post('/api/orders', body))
  await must(customer.post(`/api/orders/${second.id}/actions/submit`))
  await must(manager.post(`/api/orders/${second.id}/actions/reject`, { reason: 'Not yours' }))
  t.match(await product(id!), { state: 'active' })
  t.notOk((await product(id!)).openItem)
})

t.test('a disconnect carries the product only, costs nothing and ends it', async t => {
  const [id] = await install({ offering: 'uni', quantity: 2 })
  const { items, url } = await order({
    items: [
      {
        offering: 'uni',
        telecom: { action: 'delete', activity: 'disconnect' },
        inventory: { product: id, effectiveBillDate: '2026-07-01' },
      },
    ],
  })
  t.match(items[0], { quantity: 2, recurring: { amount: 0 }, oneTime: { amount: 0 } })
  t.equal((await product(id!)).state, 'pendingTerminate')
  await must(manager.post(`${url}/actions/complete`))
  t.match(await product(id!), {
    state: 'terminated',
    terminationDate: '2026-06-03',
    billingEndDate: '2026-07-01',
  })
})

t.test('staff suspends and resumes, and what is suspended can be ended', async t => {
  const [id] = await install({ offering: 'uni' })
  const url = `/api/products/${id}/actions`
  t.equal((await customer.post(`${url}/suspend`, { reason: 'No' })).status, 403)
  await must(manager.post(`${url}/suspend`, { reason: 'The invoice of May is open' }))
  t.match(await product(id!), { state: 'suspended', suspensionReason: /May/ })
  await must(manager.post(`${url}/resume`))
  t.notOk((await product(id!)).suspensionReason)
  await must(manager.post(`${url}/suspend`, { reason: 'Again' }))
  const end = {
    offering: 'uni',
    telecom: { action: 'delete', activity: 'disconnect' },
    inventory: { product: id },
  }
  const { items } = await order({ items: [end] })
  t.equal((await product(id!)).state, 'suspendedPendingTerminate')
  await act(items[0], 'fail')
  t.equal((await product(id!)).state, 'suspended')
})

t.test('nobody makes or changes a product by hand', async t => {
  const [id] = await install({ offering: 'uni' })
  for (const who of [customer, manager, await staff('administrator')]) {
    t.not((await who.post('/api/products', {})).status, 201)
    t.not((await who.patch(`/api/products/${id}`, { name: 'Mine' })).status, 200)
    t.not((await who.delete(`/api/products/${id}`)).status, 204)
    for (const action of ['activate', 'terminate', 'claim', 'beginChange']) {
      t.equal((await who.post(`/api/products/${id}/actions/${action}`)).status, 404, action)
    }
    const relation = { product: id, relatedProduct: id, type: 'reliesOn' }
    t.not((await who.post('/api/product-relationships', relation)).status, 201)
  }
  t.equal((await product(id!)).name, 'The uni')
})
