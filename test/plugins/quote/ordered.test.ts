import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { items, quoteShop } from './quote-shop.ts'

const shop = await quoteShop(t)
const { customer, clock, offered } = shop

/** The draft order of an accepted quote. */
async function ordered() {
  const quote = await offered()
  const { order } = await must(customer.post(`/api/quotes/${quote.id}/actions/accept`))
  const url = `/api/orders/${order}`
  return { url, quote, order: await must(customer.get(url)) }
}

t.test('a quoted item is ordered as it was quoted', async t => {
  const { url, order } = await ordered()
  const item = `${url}/items/${order.items[0].id}`
  for (const [change, pointer] of [
    [{ quantity: 3 }, '/quantity'],
    [{ characteristics: { term: 12 } }, '/characteristics'],
    [{ telecom: { action: 'noChange' } }, '/telecom/action'],
  ] as const) {
    const refused = await customer.patch(item, change)
    t.match(
      [refused.status, refused.body],
      [409, { code: 'QUOTE_ITEM_FIXED', remedy: /anew/, errors: [{ pointer }] }],
      pointer,
    )
  }
  // What a quote does not say is the order's to say.
  await must(customer.patch(item, { telecom: { requestedCompletionDate: '2026-08-01' } }))
  const after = await must(customer.get(url))
  t.same(after.recurringTotal, order.recurringTotal)
  t.equal(after.items[0].telecom.requestedCompletionDate, '2026-08-01')
})

t.test('further items come at the prices of the catalogue, and quoted ones may go', async t => {
  const { url, order } = await ordered()
  const more = await must(customer.post(`${url}/items`, items[1]))
  t.notOk(more.quoted)
  t.equal((await customer.patch(`${url}/items/${more.id}`, { quantity: 2 })).status, 200)
  t.equal((await customer.delete(`${url}/items/${order.items[0].id}`)).status, 204)
  const after = await must(customer.get(url))
  t.match(after, { oneTimeTotal: { amount: 75_000 }, recurringTotal: { amount: 0 } })
})

t.test('the order is submitted while the quoted prices hold', async t => {
  const { url, order } = await ordered()
  t.equal(order.quoted.pricesUntil, '2026-07-02T12:00:00.000Z', 'as long as the quote')
  clock.advance({ days: 32 })
  const late = await customer.post(`${url}/actions/submit`)
  t.match([late.status, late.body], [409, { code: 'QUOTE_PRICES_EXPIRED', detail: /2026-07-02/ }])
  for (const { id } of order.items) await customer.delete(`${url}/items/${id}`)
  await must(customer.post(`${url}/items`, items[0]))
  t.equal((await customer.post(`${url}/actions/submit`)).status, 200, 'at the prices of today')

  // Whoever accepts on the last day has some days left.
  const quote = await offered({ items, validUntil: '2026-07-03' })
  const { order: last } = await must(customer.post(`/api/quotes/${quote.id}/actions/accept`))
  const made = await must(customer.get(`/api/orders/${last}`))
  t.equal(made.quoted.pricesUntil, '2026-07-17T12:00:00.000Z')
})

t.test('nobody but a quote says that an order was quoted', async t => {
  const { url, quote, order } = await ordered()
  for (const quoted of [{ quote: quote.id }, { pricesUntil: '2099-01-01T00:00:00.000Z' }, {}]) {
    t.equal((await customer.post('/api/orders', { items, quoted })).status, 422)
  }
  const item = { ...items[0], quoted: { item: quote.items[0].id } }
  t.equal((await customer.post('/api/orders', { items: [item] })).status, 422)
  t.equal((await customer.patch(url, { quoted: null })).status, 422)
  const first = `${url}/items/${order.items[0].id}`
  t.equal((await customer.patch(first, { quoted: null })).status, 422)
  t.same((await must(customer.get(url))).quoted, order.quoted)
})
