import fc from 'fast-check'
import { type PriceLine, sumOfLines } from 'plugboard'
import t from 'tap'
import { items, quoteShop } from './quote-shop.ts'

const shop = await quoteShop(t)
const { customer, seller, begin } = shop

const characteristics = fc.record({
  bandwidth: fc.constantFrom('100M', '1G'),
  term: fc.constantFrom(12, 36),
  addresses: fc.integer({ min: 0, max: 8 }),
  managed: fc.boolean(),
})
const discounts = fc.array(
  fc.record({
    kind: fc.constantFrom('oneTime', 'recurring'),
    percentage: fc.integer({ min: 0, max: 4_999 }).map(hundredths => (hundredths / 100).toFixed(2)),
  }),
  { maxLength: 2 },
)
const item = fc.record({
  offering: fc.constant('line'),
  quantity: fc.integer({ min: 1, max: 500 }),
  characteristics,
  discounts,
})
const step = fc.oneof(
  fc.record({ act: fc.constant('add' as const), item }),
  fc.record({ act: fc.constant('change' as const), at: fc.nat(), item }),
  fc.record({ act: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ act: fc.constant('reprice' as const) }),
)

interface Item {
  readonly id: string
  readonly quantity: number
  readonly priceLines: readonly PriceLine[]
  readonly unitOneTime: { readonly amount: number }
  readonly unitRecurring: { readonly amount: number }
}

/** What the totals must be: of each kind the lines, times the quantity. */
function sumsOf(all: readonly Item[]) {
  const of = (kind: 'oneTime' | 'recurring') =>
    all.reduce((sum, { quantity, priceLines }) => sum + quantity * sumOfLines(kind, priceLines), 0)
  return [of('oneTime'), of('recurring')]
}

t.test('totals are the sums of the lines, whatever is done to a quote', async t => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async steps => {
      const { id } = await begin({ items: [items[0]] })
      const url = `/api/quotes/${id}`
      const read = async () => (await customer.get(url)).body
      for (const made of steps) {
        const { items: present } = await read()
        const target = 'at' in made && present[made.at % present.length]
        if (made.act === 'add') await seller.post(`${url}/items`, made.item)
        if (made.act === 'reprice') await seller.post(`${url}/actions/reprice`)
        if (target && made.act === 'remove') await seller.delete(`${url}/items/${target.id}`)
        if (target && made.act === 'change') {
          const { offering: _, ...change } = made.item
          await seller.patch(`${url}/items/${target.id}`, change)
        }
        const quote = await read()
        t.same([quote.oneTimeTotal.amount, quote.recurringTotal.amount], sumsOf(quote.items))
      }
      const { status } = await seller.post(`${url}/actions/cancel`)
      return status === 200
    }),
    { numRuns: 15, seed: 20_260_601, endOnFailure: true },
  )
})
