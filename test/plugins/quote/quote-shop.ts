import telecom from 'plugboard/plugins/telecom'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import { dollars, line, sell } from '../catalog/catalog.ts'
import { must } from '../telecom-order/telecom-shop.ts'

/** The telecom plugins with two offerings on sale, and the people who have to do with quotes. */
export async function quoteShop(
  t: TestContext,
  more: Parameters<typeof testApp>[1]['plugins'] = [],
) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await testApp(t, { plugins: [...telecom, ...more], clock })
  await sell(shop.app, 'line', line)
  await sell(shop.app, 'router', {
    prices: [{ name: 'Router', kind: 'oneTime', price: dollars(250) }],
  })
  const { customer } = shop
  const seller = await shop.staff('salesAgent')
  const approver = await shop.staff('salesManager')

  /** Begins a quote for the customer. */
  const begin = (quote: object = { items }, who: TestClient = seller) =>
    must(who.post('/api/quotes', { account: customer.accountId, ...quote }))
  /** A quote that the customer may accept. */
  const offered = async (quote: object = { items }) => {
    const { id } = await begin(quote)
    return must(seller.post(`/api/quotes/${id}/actions/offer`))
  }
  return { ...shop, clock, seller, approver, begin, offered }
}

export const items = [
  { offering: 'line', quantity: 2, characteristics: { bandwidth: '100M', term: 36 } },
  { offering: 'router' },
]

/** What a seller takes off the monthly prices. */
export const off = (percentage: string) => [{ kind: 'recurring', percentage }]

export const address = {
  streetNumber: '350',
  streetName: '5th Ave',
  locality: 'New York',
  region: 'NY',
  postalCode: '10118',
  country: 'US',
}
