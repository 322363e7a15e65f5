import mcd from 'plugboard/plugins/mcd'
import t from 'tap'
import { inventoryShop, must } from '../product-inventory/inventory-shop.ts'

const shop = await inventoryShop(t, [mcd])
const { app, customer, manager, install, product, clock } = shop
const [oldSite, newSite] = [await shop.site({ name: 'Old' }), await shop.site({ name: 'New' })]

const act = (item: { id: string }, action: string, input: object = {}) =>
  manager.post(`/api/order-items/${item.id}/actions/${action}`, input)

/** A port with a line on it, whose move to another site has begun. */
async function move(more: object = {}) {
  const [uni] = await install({ offering: 'uni', telecom: { siteA: oldSite } })
  const [evc] = await install({
    ...{ offering: 'evc', telecom: { siteA: oldSite } },
    inventory: { reliesOn: [uni] },
  })
  const request = await must(
    customer.post('/api/mcd-requests', {
      ...{ type: 'outsideMove', products: [uni], siteA: newSite, requestedDate: '2026-08-01' },
      ...more,
    }),
  )
  await must(customer.post(`/api/mcd-requests/${request.id}/actions/submit`))
  const url = `/api/orders/${request.order}`
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  const { items } = await must(customer.get(url))
  const [added, deleted] = items
  const stateOf = async (id: string | undefined) => (await product(id!)).state
  return { request, url, added, deleted, uni: uni!, evc: evc!, stateOf }
}

t.test('both: the old service ends with the new one, and what relied on it goes along', async t => {
  const { request, url, added, deleted, uni, evc, stateOf } = await move()
  t.match(added, { telecom: { action: 'add', activity: 'outsideMove', siteA: newSite } })
  t.equal(await stateOf(uni), 'pendingTerminate')
  t.match(await act(deleted, 'complete'), { status: 409, body: { code: 'MCD_MOVE_WAITS' } })
  await must(act(added, 'complete'))
  const moved = added.inventory.product
  t.match(await product(moved), {
    state: 'active',
    siteA: newSite,
    relationships: [{ type: 'replaces', relatedProduct: uni }],
  })
  t.equal(await stateOf(uni), 'terminated')
  const line = await product(evc)
  t.match(line, { state: 'active', siteA: newSite })
  t.same(
    line.relationships.map(
      ({ relatedProduct, state }: { relatedProduct: string; state: string }) => [
        relatedProduct,
        state,
      ],
    ),
    [
      [uni, 'ended'],
      [moved, 'current'],
    ],
  )
  t.equal((await must(customer.get(url))).state, 'completed')
  t.equal((await must(customer.get(`/api/mcd-requests/${request.id}`))).state, 'completed')
})

t.test('or neither: what becomes of one half becomes of the other', async t => {
  for (const half of ['added', 'deleted'] as const) {
    const failed = await move()
    await must(act(failed[half], 'fail', { reason: 'No facilities' }))
    t.equal((await must(customer.get(failed.url))).state, 'failed')
    t.equal(await failed.stateOf(failed.uni), 'active')
    t.equal(await failed.stateOf(failed.added.inventory.product), 'aborted')

    const cancelled = await move()
    await must(act(cancelled[half], 'pendCancellation'))
    await must(act(cancelled[half], 'cancel'))
    const order = await must(customer.get(cancelled.url))
    t.equal(order.state, 'cancelled')
    t.equal(await cancelled.stateOf(cancelled.uni), 'active')
    t.equal(await cancelled.stateOf(cancelled.added.inventory.product), 'cancelled')
    const request = await must(customer.get(`/api/mcd-requests/${cancelled.request.id}`))
    t.equal(request.state, 'closed')
  }
})

t.test('with an overlap both run for some days, and then the old one ends by itself', async t => {
  const { added, deleted, uni, stateOf } = await move({ overlapDays: 3 })
  await must(act(added, 'complete'))
  t.equal(await stateOf(added.inventory.product), 'active')
  t.equal(await stateOf(uni), 'pendingTerminate')
  t.match(await act(deleted, 'fail'), { status: 409, body: { code: 'MCD_MOVE_DECIDED' } })
  clock.advance({ hours: 71 })
  await app.sweep()
  t.equal(await stateOf(uni), 'pendingTerminate')
  clock.advance({ hours: 2 })
  await app.sweep()
  t.equal(await stateOf(uni), 'terminated')
})

t.test('half a move is none', async t => {
  const [uni] = await install({ offering: 'uni', telecom: { siteA: oldSite } })
  const order = await must(
    customer.post('/api/orders', {
      items: [
        {
          offering: 'uni',
          telecom: { action: 'delete', activity: 'outsideMove' },
          inventory: { product: uni },
        },
      ],
    }),
  )
  t.match(await customer.post(`/api/orders/${order.id}/actions/submit`), {
    status: 409,
    body: { code: 'MCD_MOVE_UNPAIRED', errors: [{ pointer: /relationships$/ }] },
  })
})

t.test('to where it is already nothing is moved', async t => {
  const [uni] = await install({ offering: 'uni', telecom: { siteA: oldSite } })
  const refused = await customer.post('/api/mcd-requests', {
    ...{ type: 'outsideMove', products: [uni], siteA: oldSite },
  })
  t.match(refused, { status: 422, body: { errors: [{ pointer: '/siteA' }] } })
})
