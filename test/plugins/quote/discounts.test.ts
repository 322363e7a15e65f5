import { createDiscount } from 'plugboard/plugins/catalog'
import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { items, off, quoteShop } from './quote-shop.ts'

const shop = await quoteShop(t)
const { app, customer, seller, approver, staff, begin } = shop
const admin = await staff('administrator')
const limit = { value: '10' }
await must(admin.call('PUT', '/api/settings/catalog.sellerDiscountLimit', limit))
await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
  createDiscount(uow, {
    ...{ key: 'loyalty', name: 'Loyalty', kind: 'recurring', given: 'bySeller' },
    ...{ percentage: '20', approvalLimit: '15' },
  }),
)

const discounted = (percentage: string) => ({
  items: [{ ...items[0], discounts: off(percentage) }, items[1]],
})

t.test('within the limit a seller gives a discount alone', async t => {
  const quote = await begin(discounted('10'))
  t.same(quote.items[0].approvals, [])
  t.equal(quote.recurringTotal.amount, 43_200)
  t.match(quote.items[0].priceLines.at(-1), { name: 'Discount', amount: -2_400 })
  const offer = await must(seller.post(`/api/quotes/${quote.id}/actions/offer`))
  t.equal(offer.state, 'approved')
  t.notOk(offer.approvedBy, 'nobody had to approve')
})

t.test('beyond it somebody else approves', async t => {
  const quote = await begin(discounted('25.5'))
  const url = `/api/quotes/${quote.id}`
  t.same(quote.items[0].approvals, [{ kind: 'recurring', percentage: '25.5', approvalLimit: '10' }])
  const refused = await seller.post(`${url}/actions/offer`)
  t.match(refused.body, {
    code: 'QUOTE_APPROVAL_NEEDED',
    remedy: /approval/,
    errors: [{ pointer: `/items/${quote.items[0].id}/discounts` }],
  })
  const asked = await must(
    seller.post(`${url}/actions/requestApproval`, { reason: 'They compare three offers' }),
  )
  t.match(asked, { state: 'pending', approvalRequestedBy: seller.userId })
  t.equal((await seller.patch(url, { notes: 'x' })).status, 409, 'it stays as it is looked at')
  t.equal((await seller.post(`${url}/actions/approve`)).status, 403)
  t.equal((await customer.post(`${url}/actions/approve`)).status, 403)
  const approved = await must(approver.post(`${url}/actions/approve`))
  t.match(approved, { state: 'approved', approvedBy: approver.userId, validUntil: '2026-07-01' })
  const { order } = await must(customer.post(`${url}/actions/accept`))
  const made = await must(customer.get(`/api/orders/${order}`))
  t.equal(made.recurringTotal.amount, 2 * (24_000 - 6_120))
})

t.test('nobody approves what they gave or asked for themselves', async t => {
  const both = await staff('salesAgent', 'salesManager')
  const given = await begin(discounted('30'), both)
  await must(seller.post(`/api/quotes/${given.id}/actions/requestApproval`))
  const own = await both.post(`/api/quotes/${given.id}/actions/approve`)
  t.match([own.status, own.body], [409, { code: 'QUOTE_OWN_DISCOUNT', remedy: /another/ }])

  const asked = await begin(discounted('30'))
  await must(both.post(`/api/quotes/${asked.id}/actions/requestApproval`))
  t.equal((await both.post(`/api/quotes/${asked.id}/actions/approve`)).status, 409)
  t.equal((await approver.post(`/api/quotes/${asked.id}/actions/approve`)).status, 200)

  // Who changes a discount has a hand in it, whoever began the quote.
  const changed = await begin(discounted('5'))
  const item = `/api/quotes/${changed.id}/items/${changed.items[0].id}`
  await must(both.patch(item, { discounts: off('40') }))
  await must(seller.post(`/api/quotes/${changed.id}/actions/requestApproval`))
  t.equal((await both.post(`/api/quotes/${changed.id}/actions/approve`)).status, 409)
})

t.test('a manager says no with a reason, and the seller begins a new version', async t => {
  const quote = await begin(discounted('60'))
  const url = `/api/quotes/${quote.id}`
  await must(seller.post(`${url}/actions/requestApproval`))
  t.equal((await approver.post(`${url}/actions/reject`)).status, 422)
  const rejected = await must(approver.post(`${url}/actions/reject`, { reason: 'Half at most' }))
  t.match(rejected, { state: 'rejected', rejectionReason: 'Half at most' })
  t.notOk('rejectionReason' in (await must(customer.get(url))))
  const old = await must(seller.post(`${url}/actions/revise`))
  const next = await must(seller.get(`/api/quotes/${old.supersededBy}`))
  t.match(next, { quoteVersion: 2, recurringTotal: quote.recurringTotal })
  t.equal(next.items[0].approvals.length, 1, 'what wants approval still does')
  t.notOk(next.rejectionReason)
  t.equal((await seller.post(`/api/quotes/${next.id}/actions/offer`)).status, 409)
})

t.test('a request for approval can be taken back', async t => {
  const quote = await begin(discounted('30'))
  const url = `/api/quotes/${quote.id}`
  await must(seller.post(`${url}/actions/requestApproval`))
  t.equal((await must(seller.post(`${url}/actions/recall`))).state, 'inProgress')
  await must(seller.patch(`${url}/items/${quote.items[0].id}`, { discounts: [] }))
  t.equal((await must(seller.post(`${url}/actions/offer`))).recurringTotal.amount, 48_000)
})

t.test(
  'discounts of the catalogue have limits of their own, and wrong ones are refused',
  async t => {
    const loyalty = { kind: 'recurring', discount: 'loyalty', percentage: '15' }
    const quote = await begin({ items: [{ ...items[0], discounts: [loyalty] }] })
    t.same(quote.items[0].approvals, [])
    t.match(quote.items[0].priceLines.at(-1), { name: 'Loyalty', discount: 'loyalty' })
    for (const [discount, pointer] of [
      [{ ...loyalty, percentage: '21' }, '/items/0/discounts/0/percentage'],
      [{ ...loyalty, discount: 'unknown' }, '/items/0/discounts/0/discount'],
      [{ kind: 'recurring' }, '/items/0/discounts/0/percentage'],
      [{ kind: 'recurring', percentage: '101' }, '/items/0/discounts/0'],
    ] as const) {
      const refused = await seller.post('/api/quotes', {
        account: customer.accountId,
        items: [{ ...items[0], discounts: [discount] }, items[1]],
      })
      t.match([refused.status, refused.body.errors], [422, [{ pointer }]], JSON.stringify(discount))
    }
  },
)
