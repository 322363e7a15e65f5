import {
  Assets,
  definePlugin,
  type OfferingRequest,
  OfferingSource,
  part,
  priceList,
  provide,
  Type,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'

const subscription = part('OrderItem', 'subscription', {
  of: Type.String(),
  ends: Type.Optional(Type.Boolean()),
})

/** What the customer has: two copies of a paper, in large print. */
const owned = {
  quantity: 2,
  characteristics: { format: 'paper', print: 'large' },
  subscription: { of: 'S1' },
}
const asked: OfferingRequest[] = []

/** A shop that knows one subscription, which can be changed and ended. */
const shop = definePlugin({
  ...{ name: 'shop', version: '1.0.0', core: '^0.1.0' },
  parts: [subscription],
  providers: [
    provide(Assets, () => ({
      of: async items =>
        items.map(item => {
          const { of, ends } = (item.subscription ?? {}) as { of?: string; ends?: boolean }
          if (of === undefined) return undefined
          if (of !== 'S1') {
            return { errors: [{ pointer: '/subscription/of', message: 'is none of yours' }] }
          }
          return { name: 'Paper', item: owned, charges: ends ? [] : ['recurring', 'usage'] }
        }),
    })),
    provide(OfferingSource, () => ({
      ...priceList([]),
      price: async requests =>
        requests.map(request => {
          asked.push(request)
          const recurring = request.characteristics.format === 'paper' ? 3_000 : 1_000
          const { characteristics } = request
          return { name: 'Paper', currency: 'USD', oneTime: 500, recurring, characteristics }
        }),
    })),
  ],
  migrations: [
    {
      name: '0001-initial',
      statements: [
        `create table "shop__order_item_subscription" ("id" uuid not null primary key references "order_items" ("id") on delete cascade, "of" text not null, "ends" boolean null)`,
      ],
    },
  ],
})

const { customer } = await testApp(t, { plugins: [shop] })
const order = (item: object) =>
  customer.post('/api/orders', { items: [{ offering: 'paper', ...item }] })

t.test('an item that changes something tells only what becomes different', async t => {
  const made = await order({
    subscription: { of: 'S1' },
    characteristics: { format: 'digital' },
  })
  t.equal(made.status, 201, made.text)
  t.match(made.body.items[0], {
    characteristics: { format: 'digital', print: 'large' },
    quantity: 2,
    oneTime: { amount: 0 },
    recurring: { amount: 2_000 },
    subscription: { of: 'S1' },
  })
  t.equal(made.body.items[0].priceLines.length, 1, 'what was paid once is not paid again')
})

t.test('null takes a characteristic away, and it stays away', async t => {
  const { body } = await order({ subscription: { of: 'S1' }, characteristics: { print: null } })
  t.same(body.items[0].characteristics, { format: 'paper' })
  const url = `/api/orders/${body.id}`
  await customer.patch(`${url}/items/${body.items[0].id}`, {
    characteristics: { format: 'digital' },
  })
  const changed = await customer.get(url)
  t.same(changed.body.items[0].characteristics, { format: 'digital' })
  t.equal(changed.body.items[0].quantity, 2)
})

t.test('an item that ends something costs nothing, whether it is on sale or not', async t => {
  asked.length = 0
  const { body } = await order({ subscription: { of: 'S1', ends: true } })
  t.same(asked, [])
  t.match(body.items[0], { name: 'Paper', recurring: { amount: 0 }, oneTime: { amount: 0 } })
  t.same(body.recurringTotal, { amount: 0, currency: 'USD' })
})

t.test('it is priced anew when it is about something else', async t => {
  const { body } = await order({ characteristics: { format: 'paper' } })
  t.equal(body.oneTimeTotal.amount, 500)
  const url = `/api/orders/${body.id}`
  const change = (subscription: object | null) =>
    customer.patch(`${url}/items/${body.items[0].id}`, { subscription })
  t.equal((await change({ of: 'S1' })).status, 200)
  t.equal((await customer.get(url)).body.oneTimeTotal.amount, 0)
  t.equal((await change(null)).status, 200)
  t.equal((await customer.get(url)).body.oneTimeTotal.amount, 500)
})

t.test('what the customer does not have is refused with the rest', async t => {
  const refused = await order({ subscription: { of: 'S2' } })
  t.match(refused, {
    status: 422,
    body: { errors: [{ pointer: '/items/0/subscription/of', message: 'is none of yours' }] },
  })
})
