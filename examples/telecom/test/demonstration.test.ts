import telecom from 'plugboard/plugins/telecom'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { demonstrate, families } from '../demonstration/demonstrate.ts'

const { app, customer, otherCustomer } = await testApp(t, { plugins: [...telecom] })
await app.transact(app.actors.system, { kind: 'seed', id: 'demo' }, demonstrate)

/** The ends of whatever is delivered to sites. */
const sites = Object.fromEntries(
  await Promise.all(
    ['siteA', 'siteZ'].map(async name => {
      const { body } = await customer.post('/api/service-sites', {
        ...{ name, addressLine: '1 Main Street', locality: 'Springfield' },
        ...{ region: 'IL', postalCode: '62701', country: 'US' },
      })
      return [name, body.id]
    }),
  ),
)
const here = { addressA: '1 Main Street, Springfield' }
const there = { addressZ: '2 Oak Avenue, Shelbyville' }

/** Of each offering an order, and what it costs in dollars: once, and a month. */
const orders: Readonly<Record<string, readonly [object, number, number]>> = {
  'dedicated-internet': [{ bandwidth: '100M' }, 0, 587],
  'ethernet-line': [{ bandwidth: '1G', term: 12, ...here, ...there }, 900, 1_600],
  'ethernet-uni': [{ portSpeed: '10G', term: 12, address: here.addressA }, 950, 640],
  'ethernet-evc': [
    { uniA: 'UNI-1', uniZ: 'UNI-2', committedRateHigh: 20, committedRateMedium: 150 },
    150,
    20 * 6.5 + 100 * 4.2 + 50 * 1.35,
  ],
  'private-line-ds1': [{ mileage: 10, term: 12, ...here, ...there }, 650, 332.5],
  'private-line-ds3': [{ mileage: 2, term: 12, ...here, ...there }, 1_400, 1_887],
  'mpls-vpn': [
    { bandwidth: '10M', term: 12, vpnName: 'corp', address: here.addressA, realTimeShare: 10 },
    600,
    410 + 35 + 95,
  ],
  'sd-wan-site': [
    { appliance: 'small', term: 12, underlays: ['broadband', 'lte'], highAvailability: true },
    250,
    140 + 84,
  ],
  'sip-trunk': [
    { simultaneousCalls: 10, emergencyAddress: here.addressA, directNumbers: 20 },
    150 + 20,
    120 + 9,
  ],
  'toll-free-number': [{ ringTo: '+12125550100' }, 20, 5],
  'business-broadband': [{ speed: '300M/50M', staticAddresses: 5 }, 99, 89 + 15 + 10],
  'business-mobile': [{ plan: 'unlimited', lines: 3, roaming: 'world' }, 30, 3 * 75],
  'small-office': [{}, 99 + 50, 119 + 40 + 10 + 5 * 45 - 35],
}

/** What an offering is not ordered without. */
const companions: Readonly<Record<string, readonly object[]>> = {
  'ethernet-evc': [
    { offering: 'ethernet-uni', quantity: 2, characteristics: orders['ethernet-uni']?.[0] },
  ],
}

t.test('every offering can be ordered, at its price', async t => {
  const keys = families.flatMap(family => family.offerings.map(({ key }) => key))
  t.same(Object.keys(orders).toSorted(), keys.toSorted())
  for (const [offering, [characteristics, oneTime, recurring]] of Object.entries(orders)) {
    const made = await customer.post('/api/orders', {
      items: [{ offering, characteristics, telecom: sites }],
    })
    t.equal(made.status, 201, `${offering} ${made.status === 201 ? '' : made.text}`)
    t.equal(made.body.oneTimeTotal.amount, Math.round(oneTime * 100), `${offering} once`)
    t.equal(made.body.recurringTotal.amount, Math.round(recurring * 100), `${offering} monthly`)
    for (const companion of companions[offering] ?? []) {
      const added = await customer.post(`/api/orders/${made.body.id}/items`, {
        ...companion,
        telecom: sites,
      })
      t.equal(added.status, 201, added.text)
    }
    const submitted = await customer.post(`/api/orders/${made.body.id}/actions/submit`)
    t.equal(submitted.status, 200, offering)
  }
})

/** The standard order of an offering with each value that a characteristic may have. */
function variants(standard: object, name: string, { enum: values }: { enum?: unknown } = {}) {
  return Array.isArray(values)
    ? values.map(value => ({ ...standard, [name]: value }))
    : [{ ...standard }]
}

t.test('every choice that has to be made has a price, at every term', async t => {
  for (const { specification, offerings } of families) {
    if (!specification) continue
    const { required = [], properties } = specification.characteristics
    for (const { key: offering } of offerings) {
      const items = required
        .flatMap(name => variants(orders[offering]?.[0] ?? {}, name, properties[name]))
        .flatMap(chosen => variants(chosen, 'term', properties.term))
        .map(characteristics => ({ offering, characteristics }))
      const made = await customer.post('/api/orders', { items })
      t.equal(made.status, 201, `${offering} ${made.status === 201 ? '' : made.text}`)
      for (const item of made.body.items) {
        t.ok(item.recurring.amount > 0, `${offering} ${JSON.stringify(item.characteristics)}`)
      }
    }
  }
})

t.test('what one choice asks for is asked for', async t => {
  for (const [offering, more, field] of [
    ['dedicated-internet', { routing: 'bgp' }, 'autonomousSystem'],
    ['ethernet-line', { serviceType: 'EVPL' }, 'vlan'],
    ['toll-free-number', { number: '8005550100' }, 'currentRespOrg'],
  ] as const) {
    const characteristics = { ...orders[offering]?.[0], ...more }
    const refused = await customer.post('/api/orders', { items: [{ offering, characteristics }] })
    t.equal(refused.status, 422)
    t.same(
      refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
      [`/items/0/characteristics/${field}`],
    )
  }
})

t.test('a connection is ordered with the interfaces that it ends at', async t => {
  const [characteristics] = orders['ethernet-evc'] ?? []
  const { body } = await otherCustomer.post('/api/orders', {
    items: [{ offering: 'ethernet-evc', characteristics }],
  })
  const refused = await otherCustomer.post(`/api/orders/${body.id}/actions/submit`)
  t.equal(refused.body.code, 'CATALOG_RELATIONSHIP_BROKEN')
  t.match(refused.body.detail, 'requires 2 of Ethernet UNI')
})

t.test('usage is agreed on with the order, below a cent', async t => {
  for (const [offering, name, rate] of [
    ['sip-trunk', 'Inbound calls', '0.0035'],
    ['toll-free-number', 'Calls from the United States', '0.0165'],
  ] as const) {
    const [characteristics] = orders[offering] ?? []
    const { body } = await customer.post('/api/orders', { items: [{ offering, characteristics }] })
    const lines = body.items[0].priceLines as { name: string; rate?: string }[]
    t.equal(lines.find(line => line.name === name)?.rate, rate)
  }
})
