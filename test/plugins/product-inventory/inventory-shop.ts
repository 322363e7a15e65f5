import catalog from 'plugboard/plugins/catalog'
import productInventory from 'plugboard/plugins/product-inventory'
import serviceSite from 'plugboard/plugins/service-site'
import telecomOrder from 'plugboard/plugins/telecom-order'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import { dollars, sell } from '../catalog/catalog.ts'
import { makeSite } from '../service-site/sites.ts'
import { must } from '../telecom-order/telecom-shop.ts'

export { dollars, must }

type Plugins = Parameters<typeof testApp>[1]['plugins']

/** Customers who have nothing yet, on the first of June at noon in UTC: ports, lines between them, and a bundle. */
export async function inventoryShop(t: TestContext, more: Plugins = []) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const plugins = [catalog, serviceSite, telecomOrder, productInventory, ...more]
  const shop = await testApp(t, { plugins, clock })
  const installation = { name: 'Installation', kind: 'oneTime', price: dollars(500) } as const
  await sell(shop.app, 'uni', {
    characteristics: {
      type: 'object',
      properties: {
        bandwidth: { enum: ['100M', '1G'], default: '100M' },
        term: { enum: [12, 36] },
        diversity: { type: 'boolean' },
      },
    },
    prices: [
      { name: '100M', price: dollars(300), conditions: { bandwidth: '100M' } },
      { name: '1G', price: dollars(900), conditions: { bandwidth: '1G' } },
      installation,
    ],
  })
  await sell(shop.app, 'evc', { prices: [{ name: 'EVC', price: dollars(100) }, installation] })
  await sell(shop.app, 'office', {
    components: [{ offering: 'evc', quantity: 1, characteristics: {} }],
  })
  const { customer, manager } = shop
  return {
    ...shop,
    clock,
    site: async (values: object = {}) => (await makeSite(customer, values)).split('/').at(-1) ?? '',
    order: (body: OrderBody, who: TestClient = customer) => order(who, manager, body),
    install: async (...items: object[]) => {
      const made = await order(customer, manager, { items })
      return finish(customer, manager, made)
    },
    products: async (query = '') => (await must(customer.get(`/api/products${query}`))).items,
    product: (id: string) => must(customer.get(`/api/products/${id}`)),
  }
}

interface OrderBody {
  readonly items: readonly object[]
  readonly [field: string]: unknown
}

/** Orders, and has the order accepted and started. */
async function order(customer: TestClient, manager: TestClient, body: OrderBody): Promise<Order> {
  const made = await must(customer.post('/api/orders', body))
  const url = `/api/orders/${made.id}`
  await must(customer.post(`${url}/actions/submit`))
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  return { ...(await must(customer.get(url))), url }
}

export interface Order {
  readonly id: string
  readonly url: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  readonly items: readonly any[]
}

/** Completes a started order; the ids of the products of its items, in their order. */
async function finish(
  customer: TestClient,
  manager: TestClient,
  { url }: Order,
): Promise<string[]> {
  await must(manager.post(`${url}/actions/complete`))
  const { items } = await must(customer.get(url))
  return items.map(({ inventory }: { inventory: { product: string } }) => inventory.product)
}
