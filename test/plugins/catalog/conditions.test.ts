import { amountAtRate } from 'plugboard'
import t from 'tap'
import { catalogApp, dollars, sell } from './catalog.ts'

const { app, customer, staff } = await catalogApp(t)
const admin = await staff('administrator')

const characteristics = {
  type: 'object',
  properties: {
    bandwidth: { enum: ['10M', '100M', '1G', '10G'], default: '100M' },
    numbers: { type: 'integer', default: 0 },
    minutes: { type: 'number', default: 0 },
  },
} as const

/** What an item of an offering costs, with its lines. */
async function order(offering: string, item: object = {}) {
  const { status, body } = await customer.post('/api/orders', { items: [{ offering, ...item }] })
  t.equal(status, 201, JSON.stringify(body))
  const [made] = body.items
  return {
    recurring: made.unitRecurring.amount / 100,
    total: body.recurringTotal.amount / 100,
    lines: made.priceLines,
  }
}

t.test('a price holds for a range of bandwidths, or from a quantity on', async t => {
  await sell(app, 'port', {
    characteristics,
    prices: [
      { name: 'Slow', price: dollars(10), conditions: { bandwidth: { to: '100M' } } },
      { name: 'Fast', price: dollars(50), conditions: { bandwidth: { from: '1G', to: '10G' } } },
      { name: 'Many', price: dollars(-2), conditions: { 'item.quantity': { from: 10 } } },
    ],
  })
  const costs = async (bandwidth: string, quantity = 1) =>
    (await order('port', { quantity, characteristics: { bandwidth } })).recurring
  t.equal(await costs('10M'), 10)
  t.equal(await costs('100M'), 10)
  t.equal(await costs('1G'), 50)
  t.equal(await costs('10G'), 50)
  t.equal(await costs('10G', 9), 50)
  t.equal(await costs('10G', 10), 48)
  const { lines } = await order('port', { quantity: 12 })
  t.match(lines[1], { name: 'Many', decidedBy: { 'item.quantity': 12 } })
})

t.test('tiers price all units, or each by where it lies; flat ones once', async t => {
  const tiers = [
    { from: 0, to: 10, amount: 100 },
    { from: 10, to: 100, amount: 50 },
    { from: 100, amount: 1_000, flat: true },
  ]
  const priced = { currency: 'USD', multipliedBy: 'numbers', tiers }
  for (const tierRule of ['volume', 'graduated'] as const) {
    await sell(app, tierRule, {
      characteristics,
      prices: [{ ...priced, tierRule }],
    })
  }
  const costs = async (offering: string, numbers: number) =>
    (await order(offering, { characteristics: { numbers } })).recurring
  for (const [numbers, volume, graduated] of [
    [0, 0, 0],
    [10, 10, 10],
    [11, 5.5, 10.5],
    [100, 50, 55],
    [101, 10, 65],
    [500, 10, 65],
  ] as const) {
    t.equal(await costs('volume', numbers), volume, `volume of ${numbers}`)
    t.equal(await costs('graduated', numbers), graduated, `graduated ${numbers}`)
  }
})

t.test('a rate is rounded once, by the rule that the operator names', async t => {
  await sell(app, 'rated', {
    characteristics,
    prices: [{ rate: '0.0035', currency: 'USD', multipliedBy: 'minutes' }],
  })
  const minutes = 1_001
  const costs = async () => (await order('rated', { characteristics: { minutes } })).recurring
  t.equal(await costs(), amountAtRate('0.0035', minutes, 'USD', 'halfUp') / 100)
  t.equal(await costs(), 3.5)
  await admin.call('PUT', '/api/settings/prices.rounding', { value: 'up' })
  t.equal(await costs(), 3.51)
  await admin.call('PUT', '/api/settings/prices.rounding', { value: 'halfUp' })
})

t.test('usage is agreed with all its digits, and in no total', async t => {
  await sell(app, 'metered', {
    prices: [
      {},
      { kind: 'usage', rate: '0.0035', currency: 'USD', unitOfMeasure: 'minute' },
      {
        ...{ name: 'Data', kind: 'usage', currency: 'USD', unitOfMeasure: 'GB' },
        tierRule: 'graduated',
        tiers: [
          { from: 0, to: 100, rate: '0.9' },
          { from: 100, rate: '0.5' },
        ],
      },
    ],
  })
  const { recurring, total, lines } = await order('metered', { quantity: 3 })
  t.same([recurring, total], [1, 3])
  t.match(lines, [
    { kind: 'recurring', amount: 100 },
    { kind: 'usage', rate: '0.0035', unitOfMeasure: 'minute' },
    { kind: 'usage', name: 'Data', rate: '0.9', from: 0, to: 100 },
    { kind: 'usage', name: 'Data', rate: '0.5', from: 100 },
  ])
  t.notOk('amount' in lines[1])
})

t.test('a price that could not be reckoned is refused where it is kept', async t => {
  const offering = await sell(app, 'checked', { characteristics })
  const url = '/api/product-offering-prices'
  const price = { offering, name: 'P', kind: 'recurring' }
  const usage = { ...price, kind: 'usage', currency: 'USD' }
  for (const [body, pointer] of [
    [price, '/price'],
    [{ ...price, price: dollars(1), rate: '1' }, '/price'],
    [{ ...price, rate: '0.01', multipliedBy: 'minutes' }, '/currency'],
    [{ ...price, rate: '0.01', currency: 'USD' }, '/multipliedBy'],
    [{ ...price, price: dollars(1), currency: 'USD' }, '/currency'],
    [{ ...usage, rate: '0.01' }, '/unitOfMeasure'],
    [{ ...usage, rate: '0.01', unitOfMeasure: 'call', multipliedBy: 'minutes' }, '/multipliedBy'],
    [{ ...usage, rate: '0.0000001', unitOfMeasure: 'call' }, '/rate'],
    [
      { ...price, price: dollars(1), conditions: { 'place.planet': 'Mars' } },
      '/conditions/place.planet',
    ],
    [
      {
        ...price,
        currency: 'USD',
        multipliedBy: 'minutes',
        tierRule: 'volume',
        tiers: [{ from: 5, amount: 1 }],
      },
      '/tiers/0/from',
    ],
    [
      {
        ...{ ...price, currency: 'USD', multipliedBy: 'minutes', tierRule: 'volume' },
        tiers: [
          { from: 0, to: 5, amount: 1 },
          { from: 6, amount: 1 },
        ],
      },
      '/tiers/0/to',
    ],
  ] as const) {
    const refused = await admin.post(url, body)
    t.equal(refused.status, 422, JSON.stringify(body))
    t.match(refused.body.errors, [{ pointer }], JSON.stringify(body))
  }
  t.equal((await admin.post(url, { ...usage, rate: '0.01', unitOfMeasure: 'call' })).status, 201)
})
