import quote from 'plugboard/plugins/quote'
import t from 'tap'
import { inventoryShop, must } from '../product-inventory/inventory-shop.ts'

t.test('a change of an installed product is quoted with what becomes different', async t => {
  const shop = await inventoryShop(t, [quote])
  const { customer, staff } = shop
  const seller = await staff('salesAgent')
  const site = await shop.site()
  await shop.install({ offering: 'uni', telecom: { siteA: site } })
  const [product] = await shop.products()

  const change = { offering: 'uni', action: 'modify', product: product.id }
  const request = (item: object) => ({ account: customer.accountId, items: [item] })
  const nothing = await seller.post('/api/quotes', request({ offering: 'uni', action: 'modify' }))
  t.match([nothing.status, nothing.body.errors], [422, [{ pointer: '/product' }]])
  const foreign = await seller.post('/api/quotes', request({ ...change, product: site }))
  t.match([foreign.status, foreign.body.errors], [422, [{ message: /no installed product/ }]])

  const wanted = { ...change, characteristics: { bandwidth: '1G' } }
  const made = await must(seller.post('/api/quotes', request(wanted)))
  t.equal(made.oneTimeTotal.amount, 0, 'the installation is paid already')
  t.equal(made.recurringTotal.amount, 90_000)
  t.equal(made.items[0].siteA, site)
  const url = `/api/quotes/${made.id}/actions`
  await must(seller.post(`${url}/reprice`))
  const offer = await must(seller.post(`${url}/offer`))
  t.equal(offer.recurringTotal.amount, 90_000)
  const { order } = await must(customer.post(`${url}/accept`))
  const ordered = await must(customer.get(`/api/orders/${order}`))
  t.match(ordered.items[0], {
    telecom: { action: 'modify', activity: 'change', siteA: site },
    inventory: { product: product.id },
    recurring: { amount: 90_000 },
  })
  t.equal((await customer.post(`/api/orders/${order}/actions/submit`)).status, 200)
})
