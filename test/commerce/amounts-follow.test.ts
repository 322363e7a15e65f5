import fc from 'fast-check'
import { definePlugin, OfferingSource, provide, Tax } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'

const characteristics = {}
const price = (name: string, oneTime: number, recurring: number) => ({
  ...{ name, currency: 'USD', oneTime, recurring, characteristics },
})
const shelf: Record<string, ReturnType<typeof price> & { includes?: object[] }> = {
  lamp: price('Lamp', 1_999, 0),
  light: price('Light', 0, 350),
  room: {
    ...price('Room', 10_000, 1),
    includes: [
      { offering: 'lamp', quantity: 2, characteristics },
      { offering: 'light', quantity: 1, characteristics },
    ],
  },
}

/** A shop with bundles and two taxes. */
const rooms = definePlugin({
  ...{ name: 'rooms', version: '1.0.0', core: '*' },
  providers: [
    provide(OfferingSource, () => ({
      list: async () => [],
      price: async requests => requests.map(({ offering }) => shelf[offering] as never),
    })),
    provide(Tax, () => ({
      assess: async lines =>
        lines.map(({ oneTime, recurring }) => [
          { name: 'VAT', oneTime: Math.round(oneTime / 5), recurring: Math.round(recurring / 5) },
          { name: 'Levy', oneTime: 7, recurring: 0 },
        ]),
    })),
  ],
})

type Item = {
  id: string
  oneTime: { amount: number }
  recurring: { amount: number }
  taxLines: { oneTime: number; recurring: number }[]
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('add'),
    offering: fc.constantFrom('lamp', 'light', 'room'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constantFrom('change', 'remove'),
    at: fc.nat(),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
)

t.test('an order amounts to its items, whatever is done to them', async t => {
  const { customer } = await testApp(t, { plugins: [rooms] })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async steps => {
      const { body: made } = await customer.post('/api/orders', { items: [{ offering: 'room' }] })
      const url = `/api/orders/${made.id}`
      for (const wanted of steps) {
        const { items } = (await customer.get(url)).body as { items: Item[] }
        if ('offering' in wanted) {
          const { offering, quantity } = wanted
          await customer.post(`${url}/items`, { offering, quantity })
          continue
        }
        const item = items[wanted.at % items.length]
        if (!item) continue
        const at = `${url}/items/${item.id}`
        if (wanted.kind === 'remove') await customer.delete(at)
        else await customer.patch(at, { quantity: wanted.quantity })
      }
      const { body: order } = await customer.get(url)
      const sum = (of: (item: Item) => number) =>
        (order.items as Item[]).reduce((total, item) => total + of(item), 0)
      const tax = (of: 'oneTime' | 'recurring') =>
        sum(item => item.taxLines.reduce((total, line) => total + line[of], 0))
      const usd = (amount: number) => ({ amount, currency: 'USD' })
      t.match(order, {
        oneTimeTotal: usd(sum(({ oneTime }) => oneTime.amount)),
        recurringTotal: usd(sum(({ recurring }) => recurring.amount)),
        oneTimeTax: usd(tax('oneTime')),
        recurringTax: usd(tax('recurring')),
      })
    }),
    { numRuns: 25 },
  )
})
