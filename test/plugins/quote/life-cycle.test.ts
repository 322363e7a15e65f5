import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { address, items, off, quoteShop } from './quote-shop.ts'

const shop = await quoteShop(t)
const { customer, otherCustomer, seller, manager, nobody, clock, begin, offered } = shop

t.test('a quote is priced by the catalogue, offered, accepted, and becomes an order', async t => {
  const site = await must(customer.post('/api/service-sites', { name: 'Headquarters', ...address }))
  const quote = await begin({
    reference: 'Project 7',
    requestedStart: '2026-09-01',
    items: [{ ...items[0], siteA: site.id }, items[1]],
  })
  t.match(quote, { state: 'inProgress', quoteVersion: 1, level: 'firm', currency: 'USD' })
  t.match(quote.number, /^Q\d{8}$/)
  t.same(quote.recurringTotal, { amount: 48_000, currency: 'USD' })
  t.same(quote.oneTimeTotal, { amount: 45_000, currency: 'USD' })
  t.match(quote.items[0], { name: 'The line', term: 36, pricedAt: clock.now(), action: 'add' })

  const url = `/api/quotes/${quote.id}`
  t.equal((await customer.post(`${url}/actions/accept`)).body.code, 'TRANSITION_NOT_FROM_STATE')
  t.equal((await customer.post(`${url}/actions/offer`)).status, 403, 'sellers offer')
  const offer = await must(seller.post(`${url}/actions/offer`))
  t.match(offer, { state: 'approved', validUntil: '2026-07-01', approvedAt: clock.now() })

  t.equal((await otherCustomer.get(url)).status, 404)
  t.equal((await otherCustomer.post(`${url}/actions/accept`)).status, 404)
  t.equal((await nobody.get(url)).status, 401)
  const accepted = await must(
    customer.post(`${url}/actions/accept`, { purchaseOrderNumber: 'PO-4711' }),
  )
  t.match(accepted, { state: 'accepted', acceptedAt: clock.now() })

  const order = await must(customer.get(`/api/orders/${accepted.order}`))
  t.match(order, {
    state: 'draft',
    reference: 'Project 7',
    recurringTotal: quote.recurringTotal,
    oneTimeTotal: quote.oneTimeTotal,
    telecom: { purchaseOrderNumber: 'PO-4711', requestedCompletionDate: '2026-09-01' },
    quoted: { quote: quote.id },
  })
  t.match(order.items[0], {
    ...{ offering: 'line', quantity: 2, characteristics: quote.items[0].characteristics },
    telecom: { action: 'add', activity: 'new', siteA: site.id },
    quoted: { item: quote.items[0].id },
  })
  t.same(order.items[0].priceLines, quote.items[0].priceLines)
  t.equal((await customer.post(`/api/orders/${order.id}/actions/submit`)).status, 200)

  const history = await must(customer.get(`${url}/history`))
  t.same(
    history.items.map(({ transition }: { transition: string }) => transition),
    ['accept', 'offer', 'create'],
  )
})

t.test('items come, change and go while the quote is in progress', async t => {
  const quote = await begin({})
  const url = `/api/quotes/${quote.id}`
  t.match((await seller.post(`${url}/actions/offer`)).body, { code: 'QUOTE_EMPTY', remedy: /Add/ })
  const item = await must(customer.post(`${url}/items`, items[0]))
  t.equal((await must(customer.get(url))).recurringTotal.amount, 48_000)
  const itemUrl = `${url}/items/${item.id}`
  const changed = await must(
    customer.patch(itemUrl, { quantity: 1, characteristics: { term: 12, addresses: 2 } }),
  )
  t.match(changed, { term: 12, recurring: { amount: 30_400 } })
  t.equal((await must(customer.get(url))).recurringTotal.amount, 30_400)
  const wrong = await customer.patch(itemUrl, { characteristics: { bandwidth: '7M' } })
  t.match([wrong.status, wrong.body.errors], [422, [{ pointer: '/characteristics/bandwidth' }]])

  const other = await begin({})
  const elsewhere = await customer.patch(`/api/quotes/${other.id}/items/${item.id}`, {
    quantity: 3,
  })
  t.match([elsewhere.status, elsewhere.body.code], [404, 'ITEM_UNKNOWN'])
  t.equal((await otherCustomer.patch(itemUrl, { quantity: 3 })).status, 404)
  t.equal((await customer.delete(itemUrl)).status, 204)
  t.match(await must(customer.get(url)), { items: [], recurringTotal: { amount: 0 } })

  const offer = await offered()
  const late = await customer.post(`/api/quotes/${offer.id}/items`, items[1])
  t.match([late.status, late.body.code], [409, 'TRANSITION_NOT_FROM_STATE'])
})

t.test('sites are the customer’s, and open', async t => {
  const foreign = await must(
    otherCustomer.post('/api/service-sites', { name: 'Elsewhere', ...address }),
  )
  const request = {
    account: customer.accountId,
    items: [items[1], { ...items[0], siteZ: foreign.id }],
  }
  for (const who of [seller, customer]) {
    const refused = await who.post('/api/quotes', request)
    t.match(refused.body, { code: 'REFERENCE_INVALID', errors: [{ pointer: '/items/1/siteZ' }] })
  }
  const own = await must(customer.post('/api/service-sites', { name: 'Old', ...address }))
  await must(customer.post(`/api/service-sites/${own.id}/actions/close`))
  const quote = await begin({})
  const closed = await customer.post(`/api/quotes/${quote.id}/items`, {
    ...items[0],
    siteA: own.id,
  })
  t.match(closed.body, { code: 'REFERENCE_INVALID', errors: [{ pointer: '/siteA' }] })
})

t.test(
  'a customer declines with a reason, a quote is cancelled, another one is not for everybody',
  async t => {
    const first = await offered()
    const url = `/api/quotes/${first.id}/actions`
    t.equal((await customer.post(`${url}/decline`)).status, 422)
    const declined = await must(customer.post(`${url}/decline`, { reason: 'Too dear' }))
    t.match(declined, { state: 'declined', closingReason: 'Too dear' })
    const second = await offered()
    const cancelled = await must(seller.post(`/api/quotes/${second.id}/actions/cancel`))
    t.equal(cancelled.state, 'cancelled')
    const viewer = await shop.member('viewer', customer.accountId)
    t.equal((await viewer.get(`/api/quotes/${first.id}`)).status, 200)
    t.equal((await viewer.post('/api/quotes', { items })).status, 403)
    t.equal((await manager.get(`/api/quotes/${first.id}`)).status, 200)
  },
)

t.test('a budgetary quote cannot be ordered', async t => {
  const quote = await offered({ level: 'budgetary', items })
  const refused = await customer.post(`/api/quotes/${quote.id}/actions/accept`)
  t.match([refused.status, refused.body], [409, { code: 'QUOTE_BUDGETARY', remedy: /firm/ }])
})

t.test('a quote expires when its last day is over everywhere', async t => {
  const quote = await offered({ validUntil: '2026-06-10', items })
  const url = `/api/quotes/${quote.id}`
  clock.advance({ days: 9, hours: 23 })
  await shop.app.sweep()
  t.equal((await must(customer.get(url))).state, 'approved')
  clock.advance({ hours: 1 })
  const late = await customer.post(`${url}/actions/accept`)
  t.match(late.body, { code: 'QUOTE_VALIDITY_PAST', remedy: /new version/ })
  await shop.app.sweep()
  t.equal((await must(customer.get(url))).state, 'expired')

  const past = await begin({ validUntil: '2026-06-01', items })
  const refused = await seller.post(`/api/quotes/${past.id}/actions/offer`)
  t.match(refused.body, { code: 'QUOTE_VALIDITY_PAST', remedy: /later day/ })
})

t.test('sixteen acceptances at once make one order', async t => {
  const quote = await offered()
  const accept = () => customer.post(`/api/quotes/${quote.id}/actions/accept`)
  const replies = await Promise.all(Array.from({ length: 16 }, accept))
  const statuses = replies.map(({ status }) => status).sort()
  t.same(statuses, [200, ...Array.from({ length: 15 }, () => 409)])
  const orders = await must(customer.get(`/api/orders?quoted.quote=${quote.id}`))
  t.equal(orders.items.length, 1)
  const { order } = await must(customer.get(`/api/quotes/${quote.id}`))
  t.equal(orders.items[0].id, order)
})

t.test('customers see what a discount gave, not how it came about', async t => {
  const quote = await begin({ items: [{ ...items[0], discounts: off('5') }], internalNotes: 'Hot' })
  const seen = await must(customer.get(`/api/quotes/${quote.id}`))
  t.notOk('internalNotes' in seen)
  t.notOk('discounts' in seen.items[0])
  t.match(seen.items[0].priceLines.at(-1), { kind: 'recurring', amount: -1_200 })
  const refused = await customer.post('/api/quotes', {
    items: [{ ...items[0], discounts: off('5') }],
  })
  t.match(refused.body, { code: 'INPUT_INVALID', errors: [{ pointer: '/items/0/discounts' }] })
})
