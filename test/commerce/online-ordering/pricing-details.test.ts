import {
  definePlugin,
  type OfferingRequest,
  OfferingSource,
  PricingDetails,
  part,
  priceList,
  provide,
  Type,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'

const delivery = part('OrderItem', 'delivery', {
  country: Type.String(),
  gift: Type.Optional(Type.Boolean()),
})

const book = { offering: 'book', name: 'Book', currency: 'USD', oneTime: 1_000 }
const asked: unknown[] = []

/** A shop whose prices depend on the country, and which asks who buys. */
const shop = definePlugin({
  ...{ name: 'shop', version: '1.0.0', core: '^0.1.0' },
  parts: [delivery],
  providers: [
    provide(PricingDetails, () => ({
      of: async items => ({
        segment: 'wholesale',
        places: items.map(item => {
          const { country } = (item.delivery ?? {}) as { country?: string }
          return country === undefined ? undefined : { country }
        }),
      }),
    })),
    provide(OfferingSource, () => ({
      ...priceList([book]),
      price: async (requests, { segment }) =>
        requests.map((request: OfferingRequest) => {
          asked.push([request.place?.country, segment])
          const oneTime = request.place?.country === 'CH' ? 1_500 : 1_000
          return {
            ...{ name: 'Book', currency: 'USD', oneTime, recurring: 0 },
            characteristics: {},
          }
        }),
    })),
  ],
  migrations: [
    {
      name: '0001-initial',
      statements: [
        `create table "shop__order_item_delivery" ("id" uuid not null primary key references "order_items" ("id") on delete cascade, "country" text not null, "gift" boolean null)`,
      ],
    },
  ],
})

t.test('an item is priced where it goes, and anew when it goes elsewhere', async t => {
  const { customer } = await testApp(t, { plugins: [shop] })
  const made = await customer.post('/api/orders', {
    items: [{ offering: 'book', delivery: { country: 'CH' } }, { offering: 'book' }],
  })
  t.equal(made.status, 201, made.text)
  t.same(
    made.body.items.map((item: { oneTime: { amount: number } }) => item.oneTime.amount),
    [1_500, 1_000],
  )
  t.same(asked, [
    ['CH', 'wholesale'],
    [undefined, 'wholesale'],
  ])

  const url = `/api/orders/${made.body.id}`
  const change = (delivery: object) =>
    customer.patch(`${url}/items/${made.body.items[0].id}`, { delivery })
  asked.length = 0
  t.equal((await change({ gift: true })).status, 200)
  t.same(asked, [], 'what prices do not depend on is not priced')
  t.equal((await change({ country: 'FR' })).status, 200)
  t.same(asked, [['FR', 'wholesale']])
  const { body } = await customer.get(url)
  t.same(body.oneTimeTotal, { amount: 2_000, currency: 'USD' })
  t.match(body.items[0], {
    delivery: { country: 'FR', gift: true },
    unitOneTime: { amount: 1_000 },
  })
})
