import t from 'tap'
import { sell } from '../catalog/catalog.ts'
import { inventoryShop, must } from './inventory-shop.ts'

const shop = await inventoryShop(t)
const { customer, otherCustomer, manager, order, install, product } = shop

const ending = (product: string | undefined, offering = 'uni') => ({
  ...{ offering, telecom: { action: 'delete', activity: 'disconnect' }, inventory: { product } },
})
const changing = (product: string | undefined, more: object = {}) => ({
  offering: 'uni',
  characteristics: { bandwidth: '1G' },
  telecom: { action: 'modify', activity: 'change' },
  inventory: { product },
  ...more,
})

async function submit(items: readonly object[], who = customer) {
  const made = await who.post('/api/orders', { items })
  if (made.status !== 201) return made
  const reply = await who.post(`/api/orders/${made.body.id}/actions/submit`)
  return { ...reply, order: made.body }
}

t.test('every fault of every item is told at once', async t => {
  const [one] = await install({ offering: 'uni' })
  const [two] = await install({ offering: 'uni' })
  const stranger = '0197f3a0-0000-7000-8000-000000000000'
  const refused = await submit([
    { offering: 'uni', telecom: { action: 'modify', activity: 'change' } },
    changing(one, { characteristics: {} }),
    { ...ending(two), characteristics: { bandwidth: '1G' } },
    ending(two),
    { offering: 'uni', inventory: { product: one } },
    { offering: 'uni', telecom: { action: 'add', activity: 'disconnect' } },
    changing(one, { telecom: { action: 'modify', activity: 'record' } }),
    { offering: 'evc', inventory: { reliesOn: [stranger] } },
    { offering: 'evc', telecom: { relationships: [{ item: stranger, type: 'reliesOn' }] } },
  ])
  t.match(refused, { status: 409, body: { code: 'INVENTORY_ITEM_UNFIT' } })
  const places = new Map<string, number>(
    (refused as { order: { items: { id: string }[] } }).order.items.map((item, index) => [
      item.id,
      index,
    ]),
  )
  const told = refused.body.errors.map(
    ({ pointer, message }: { pointer: string; message: string }) => {
      const [, , item = '', ...field] = pointer.split('/')
      return `${places.get(item)} ${field.join('/')} ${message}`
    },
  )
  for (const [index, wanted] of [
    /^0 inventory\/product is required/,
    /^1 inventory\/product is named by several/,
    /^1 inventory\/product stays as it is/,
    /^2 inventory\/product is named by several/,
    /^2 characteristics is not for what ends/,
    /^4 inventory\/product is not for a new service/,
    /^5 telecom\/activity of an item that has the action add is new or outsideMove/,
    /^6 characteristics does not change with the activity record/,
    /^7 inventory\/reliesOn .* is not installed/,
    /^8 telecom\/relationships .* is neither of this order nor installed/,
  ].entries()) {
    t.ok(
      told.some((fault: string) => wanted.test(fault)),
      `${index}: ${told.join(' | ')}`,
    )
  }
})

t.test("another account's product is none", async t => {
  const [id] = await install({ offering: 'uni' })
  const refused = await submit([ending(id)], otherCustomer)
  t.match(refused, {
    status: 422,
    body: { errors: [{ pointer: '/items/0/inventory/product' }] },
  })
})

t.test('an offering that is no longer sold can still be ended', async t => {
  await sell(shop.app, 'frame-relay')
  const [id] = await install({ offering: 'frame-relay' })
  const administrator = await shop.staff('administrator')
  const { items } = await must(administrator.get('/api/product-offerings?key=frame-relay'))
  const offering = `/api/product-offerings/${items[0].id}`
  await must(administrator.patch(offering, { lifecycleStatus: 'retired' }))
  t.equal((await submit([{ offering: 'frame-relay' }])).status, 422)
  t.equal((await submit([ending(id, 'frame-relay')])).status, 200)
})

t.test('what others rely on does not end without them', async t => {
  const [uni] = await install({ offering: 'uni' })
  const [evc] = await install({
    offering: 'evc',
    inventory: { reliesOn: [uni], name: 'To Boston' },
  })
  t.match(await product(evc!), {
    relationships: [{ type: 'reliesOn', relatedProduct: uni, state: 'current' }],
  })
  const refused = await submit([ending(uni)])
  t.match(refused, {
    status: 409,
    body: {
      code: 'PRODUCT_RELIED_ON',
      detail: /To Boston/,
      reason: { reliers: [{ id: evc, object: 'Product', name: 'To Boston' }] },
      errors: [{ pointer: /inventory\/product$/ }],
    },
  })
  const together = await order({ items: [ending(uni), ending(evc, 'evc')] })
  const [uniItem, evcItem] = together.items
  const early = await manager.post(`/api/order-items/${uniItem.id}/actions/complete`)
  t.match(early, { status: 409, body: { code: 'PRODUCT_RELIED_ON' } })
  await must(manager.post(`/api/order-items/${evcItem.id}/actions/complete`))
  await must(manager.post(`/api/order-items/${uniItem.id}/actions/complete`))
  t.equal((await product(uni!)).state, 'terminated')
  t.equal((await product(evc!)).state, 'terminated')
})

t.test('only what is added replaces what ends', async t => {
  const [uni] = await install({ offering: 'uni' })
  const [other] = await install({ offering: 'uni' })
  await install({ offering: 'evc', inventory: { reliesOn: [uni] } })
  const { items, id } = await must(
    customer.post('/api/orders', { items: [ending(uni), ending(other)] }),
  )
  await must(
    customer.patch(`/api/orders/${id}/items/${items[1].id}`, {
      telecom: { relationships: [{ item: items[0].id, type: 'replaces' }] },
    }),
  )
  t.match(await customer.post(`/api/orders/${id}/actions/submit`), {
    body: { code: 'PRODUCT_RELIED_ON' },
  })
})

t.test('items of one order relate their products, in whichever order they are started', async t => {
  const made = await must(
    customer.post('/api/orders', { items: [{ offering: 'evc' }, { offering: 'uni' }] }),
  )
  const [evc, uni] = made.items
  const url = `/api/orders/${made.id}`
  await must(
    customer.patch(`${url}/items/${evc.id}`, {
      telecom: { relationships: [{ item: uni.id, type: 'reliesOn' }] },
    }),
  )
  await must(customer.post(`${url}/actions/submit`))
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  const { items } = await must(customer.get(url))
  const [evcProduct, uniProduct] = items.map(
    ({ inventory }: { inventory: { product: string } }) => inventory.product,
  )
  t.match((await product(evcProduct)).relationships, [
    { type: 'reliesOn', relatedProduct: uniProduct },
  ])
})

t.test('the pieces of a bundle are part of it', async t => {
  const [office, evc] = await install({ offering: 'office' })
  t.match((await product(evc!)).relationships, [{ type: 'isPartOf', relatedProduct: office }])
  t.match(await submit([ending(office, 'office')]), { body: { code: 'PRODUCT_RELIED_ON' } })
})

t.test('a service on order counts as soon as it is submitted', async t => {
  const [uni] = await install({ offering: 'uni' })
  t.equal((await submit([{ offering: 'evc', inventory: { reliesOn: [uni] } }])).status, 200)
  t.match(await submit([ending(uni)]), {
    body: { code: 'PRODUCT_RELIED_ON', reason: { reliers: [{ object: 'OrderItem' }] } },
  })
})

t.test('of many orders for one product one is submitted', async t => {
  const [id] = await install({ offering: 'uni' })
  const drafts = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      must(customer.post('/api/orders', { items: [index % 2 ? ending(id) : changing(id)] })),
    ),
  )
  const replies = await Promise.all(
    drafts.map(({ id }) => customer.post(`/api/orders/${id}/actions/submit`)),
  )
  const refused = replies.filter(({ status }) => status !== 200)
  t.equal(refused.length, 5)
  for (const { status, body } of refused) {
    t.equal(status, 409)
    t.match(body.code, /^(PRODUCT_UNDER_ORDER|INVENTORY_ITEM_UNFIT)$/)
  }
})

t.test('a port does not end while a line is put on it', async t => {
  const [uni] = await install({ offering: 'uni' })
  const bodies = [
    { items: [ending(uni)] },
    { items: [{ offering: 'evc', inventory: { reliesOn: [uni] } }] },
  ]
  const drafts = await Promise.all(bodies.map(body => must(customer.post('/api/orders', body))))
  const replies = await Promise.all(
    drafts.map(({ id }) => customer.post(`/api/orders/${id}/actions/submit`)),
  )
  t.same(replies.map(({ status }) => status).sort(), [200, 409])
})

t.test('circuit ids are given once, by hand or by the usual form', async t => {
  const administrator = await shop.staff('administrator')
  const provisioner = await shop.staff('provisioner')
  const setting = '/api/settings/productInventory.circuitIdFormat'
  const set = (value: string) => administrator.call('PUT', setting, { value })
  t.equal((await set('NO NUMBER')).status, 422)
  await must(set('{year}/{offering}/{number}'))
  const { items } = await order({ items: [{ offering: 'uni' }, { offering: 'uni' }] })
  const [first, second] = items
  const assign = (item: { id: string }, circuitId?: string) =>
    provisioner.post(
      `/api/order-items/${item.id}/actions/assignCircuitId`,
      circuitId ? { circuitId } : {},
    )
  t.equal((await customer.post(`/api/order-items/${first.id}/actions/assignCircuitId`)).status, 403)
  await must(assign(first))
  const { number, circuitId } = await product(first.inventory.product)
  t.equal(circuitId, `2026/UNI/${number.slice(1)}`)
  t.match(await assign(second, circuitId), {
    status: 409,
    body: { code: 'CIRCUIT_ID_TAKEN', errors: [{ pointer: '/circuitId' }] },
  })
  await must(assign(second, '60.KRGS.000042.NY'))
  await must(assign(second))
  const found = await shop.products('?circuitId=60.KRGS.000042.NY')
  t.match(found, [{ id: second.inventory.product }], 'without one, what is there stays')
})
