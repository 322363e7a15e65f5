import t from 'tap'
import { sell } from '../catalog/catalog.ts'
import { must } from '../telecom-order/telecom-shop.ts'
import { items, off, quoteShop } from './quote-shop.ts'

const shop = await quoteShop(t)
const { app, customer, otherCustomer, seller, staff, clock, begin, offered } = shop
const admin = await staff('administrator')

/** Lets the catalogue ask more for the line, from now on. */
async function raisePrices() {
  const prices = await must(admin.get('/api/product-offering-prices?limit=50'))
  const long = prices.items.find(({ name }: { name: string }) => name === '100M, long')
  const price = { amount: long.price.amount + 1_000, currency: 'USD' }
  await must(admin.patch(`/api/product-offering-prices/${long.id}`, { price }))
}

t.test('what was quoted stays as it was quoted', async t => {
  const draft = await begin()
  const quote = await offered()
  await raisePrices()
  t.equal((await must(customer.get(`/api/quotes/${quote.id}`))).recurringTotal.amount, 48_000)
  const { order } = await must(customer.post(`/api/quotes/${quote.id}/actions/accept`))
  t.equal((await must(customer.get(`/api/orders/${order}`))).recurringTotal.amount, 48_000)
  t.equal((await must(customer.post('/api/orders', { items }))).recurringTotal.amount, 50_000)

  t.equal((await must(seller.get(`/api/quotes/${draft.id}`))).recurringTotal.amount, 48_000)
  const repriced = await must(seller.post(`/api/quotes/${draft.id}/actions/reprice`))
  t.equal(repriced.recurringTotal.amount, 50_000)
})

t.test('a new version supersedes the old one, under the same number', async t => {
  const quote = await offered({ items: [{ ...items[0], discounts: off('0') }], notes: 'First' })
  const url = `/api/quotes/${quote.id}`
  t.equal((await otherCustomer.post(`${url}/actions/revise`)).status, 404)
  const revisions = await Promise.all([1, 2, 3].map(() => seller.post(`${url}/actions/revise`)))
  t.same(revisions.map(({ status }) => status).sort(), [200, 409, 409])
  const old = await must(customer.get(url))
  t.equal(old.state, 'superseded')
  t.equal((await customer.post(`${url}/actions/accept`)).status, 409)
  const next = await must(customer.get(`/api/quotes/${old.supersededBy}`))
  t.match(next, {
    ...{ number: quote.number, quoteVersion: 2, state: 'inProgress', replaces: quote.id },
    ...{ notes: 'First', recurringTotal: quote.recurringTotal },
  })
  t.notOk(next.validUntil, 'its validity is its own')
  t.notOk(next.approvedAt)
  t.not(next.items[0].id, quote.items[0].id)
  const family = await must(customer.get(`/api/quotes?number=${quote.number}`))
  t.equal(family.items.length, 2)
  const offer = await must(seller.post(`/api/quotes/${next.id}/actions/offer`))
  t.equal(offer.validUntil, '2026-07-01')
  await must(customer.post(`/api/quotes/${next.id}/actions/accept`))
  t.equal((await seller.post(`/api/quotes/${next.id}/actions/revise`)).status, 409, 'that is final')
})

t.test('prices that were looked up too long ago are not offered', async t => {
  const declined = await offered()
  await must(customer.post(`/api/quotes/${declined.id}/actions/decline`, { reason: 'Not now' }))
  const draft = await begin()
  clock.advance({ days: 15 })
  await raisePrices()
  const { supersededBy } = await must(seller.post(`/api/quotes/${declined.id}/actions/revise`))
  for (const id of [draft.id, supersededBy]) {
    const url = `/api/quotes/${id}/actions`
    const old = await seller.post(`${url}/offer`)
    t.match([old.status, old.body], [409, { code: 'QUOTE_PRICES_OLD', remedy: /anew/ }])
    await must(seller.post(`${url}/reprice`))
    t.equal((await must(seller.post(`${url}/offer`))).recurringTotal.amount, 52_000)
  }
})

t.test('a bundle is quoted whole, and its items keep their places', async t => {
  await sell(app, 'office', {
    components: [{ offering: 'router', quantity: 2, characteristics: {} }],
  })
  const quote = await begin({ items: [{ offering: 'office' }] })
  const [bundle, router] = quote.items
  t.equal(router.parent, bundle.id)
  const repriced = await must(seller.post(`/api/quotes/${quote.id}/actions/reprice`))
  t.equal(repriced.items.length, 2)
  await must(seller.post(`/api/quotes/${quote.id}/actions/offer`))
  const { supersededBy } = await must(seller.post(`/api/quotes/${quote.id}/actions/revise`))
  await must(seller.post(`/api/quotes/${supersededBy}/actions/offer`))
  const { order } = await must(customer.post(`/api/quotes/${supersededBy}/actions/accept`))
  const made = await must(customer.get(`/api/orders/${order}`))
  t.equal(made.items[1].parent, made.items[0].id)
  t.same(made.oneTimeTotal, quote.oneTimeTotal)
})
