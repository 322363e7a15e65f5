import {
  type DiscountedItem,
  type DiscountRequest,
  Discounts,
  OfferingSource,
  type PricedOffering,
} from 'plugboard'
import { createDiscount, type NewDiscount } from 'plugboard/plugins/catalog'
import { discountsContract } from 'plugboard/testing'
import t from 'tap'
import { catalogApp, dollars, sell } from './catalog.ts'

const now = '2026-03-01T12:00:00.000Z'
const { app, customer, staff } = await catalogApp(t)
const admin = await staff('administrator')
const context = { accountId: customer.accountId ?? '', currency: 'USD', now }

const keep = (discount: NewDiscount) =>
  app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createDiscount(uow, discount),
  )

await sell(app, 'port', {
  characteristics: { type: 'object', properties: { term: { enum: [12, 36], default: 12 } } },
  prices: [
    { price: dollars(200) },
    { name: 'Installation', kind: 'oneTime', price: dollars(100) },
    { kind: 'usage', rate: '0.01', currency: 'USD', unitOfMeasure: 'GB' },
  ],
})

const item = { offering: 'port', quantity: 2, characteristics: { term: 36 } }

async function lines(): Promise<DiscountRequest['lines']> {
  const [priced] = await app.ports.get(OfferingSource).price([item], context)
  return (priced as PricedOffering).lines ?? []
}

async function discount(...discounts: DiscountRequest['discounts']) {
  const request = { item, lines: await lines(), discounts }
  const [answer] = await app.ports.get(Discounts).discount([request], context)
  return answer as DiscountedItem & { errors: unknown }
}

t.test('what is given automatically is in the price, and in the lines', async t => {
  await keep({
    ...{ key: 'long-term', name: 'Long term', kind: 'recurring', given: 'automatically' },
    ...{ percentage: '7.5', conditions: { term: 36 } },
  })
  await keep({
    ...{ name: 'Free set-up', kind: 'oneTime', given: 'automatically', amount: dollars(500) },
    conditions: { term: 36 },
  })
  await keep({
    name: 'Over',
    kind: 'oneTime',
    given: 'automatically',
    percentage: '90',
    validTo: now,
  })
  const order = async (term: number) => {
    const { body } = await customer.post('/api/orders', {
      items: [{ ...item, characteristics: { term } }],
    })
    return body
  }
  const short = await order(12)
  t.same([short.recurringTotal, short.oneTimeTotal], [dollars(400), dollars(200)])
  const long = await order(36)
  t.same(long.recurringTotal, dollars(370))
  t.same(long.oneTimeTotal, dollars(0), 'never more than there is')
  t.match(long.items[0].priceLines, [
    {},
    {},
    {},
    { kind: 'recurring', amount: -1_500, discount: 'long-term', decidedBy: { term: 36 } },
    { kind: 'oneTime', name: 'Free set-up', amount: -10_000 },
  ])
})

t.test('a seller gives a discount up to its limit, and asks above it', async t => {
  await keep({
    ...{ key: 'loyalty', name: 'Loyalty', kind: 'recurring', given: 'bySeller' },
    ...{ percentage: '20', approvalLimit: '10', conditions: { term: 36 } },
  })
  await keep({ key: 'usage', name: 'Usage', kind: 'usage', given: 'bySeller', percentage: '50' })
  await keep({
    ...{ key: 'set-up', name: 'Set-up', kind: 'oneTime', given: 'bySeller' },
    ...{ amount: dollars(30), approvalLimit: '25' },
  })
  const loyalty = (percentage: string) =>
    ({ discount: 'loyalty', kind: 'recurring', percentage }) as const
  const ten = await discount(loyalty('10'))
  t.equal(ten.recurring, 18_500 - 2_000)
  t.same(ten.approvals, [])
  t.same((await discount(loyalty('10.01'))).approvals, [
    { kind: 'recurring', percentage: '10.01', approvalLimit: '10' },
  ])
  t.same(
    (await discount(loyalty('6'), { kind: 'recurring', percentage: '5' })).approvals,
    [{ kind: 'recurring', percentage: '11', approvalLimit: '10' }],
    'two small ones are a large one',
  )
  const usage = await discount({ discount: 'usage', kind: 'usage', percentage: '50' })
  t.match(usage.lines.at(-1), { kind: 'usage', rate: '-0.005', discount: 'usage' })
  t.equal(usage.approvals.length, 1)
})

t.test('what is no discount of this item is named', async t => {
  for (const [wanted, pointer] of [
    [{ discount: 'nothing', kind: 'recurring', percentage: '5' }, '/discounts/0/discount'],
    [{ discount: 'long-term', kind: 'recurring', percentage: '5' }, '/discounts/0/discount'],
    [{ discount: 'loyalty', kind: 'oneTime', percentage: '5' }, '/discounts/0/kind'],
    [{ discount: 'loyalty', kind: 'recurring', percentage: '20.5' }, '/discounts/0/percentage'],
    [{ discount: 'loyalty', kind: 'recurring', amount: 5 }, '/discounts/0/percentage'],
    [{ discount: 'set-up', kind: 'oneTime', amount: 3_001 }, '/discounts/0/amount'],
  ] as const) {
    t.match((await discount(wanted)).errors, [{ pointer }], JSON.stringify(wanted))
  }
})

t.test('what a seller may take off at their own discretion is a setting', async t => {
  const own = { kind: 'recurring', percentage: '3' } as const
  t.equal((await discount(own)).approvals.length, 1)
  await admin.call('PUT', '/api/settings/catalog.sellerDiscountLimit', { value: '5' })
  t.equal((await discount(own)).approvals.length, 0)
})

t.test('the catalogue keeps the contract of Discounts', async t => {
  const valid = {
    item,
    lines: (await lines()).filter(line => line.discount === undefined),
    discounts: [{ discount: 'loyalty', kind: 'recurring', percentage: '15' } as const],
  }
  for (const { name, run } of discountsContract(() => app.ports.get(Discounts), { context, valid }))
    await t.resolves(run(), name)
})

t.test('a discount that could not be given is refused where it is kept', async t => {
  const base = { name: 'D', kind: 'recurring', given: 'bySeller' }
  for (const [body, pointer] of [
    [base, '/percentage'],
    [{ ...base, percentage: '5', amount: dollars(1) }, '/percentage'],
    [{ ...base, percentage: '100.5' }, '/percentage'],
    [{ ...base, percentage: '5', approvalLimit: '101' }, '/approvalLimit'],
    [{ ...base, given: 'automatically', percentage: '5', approvalLimit: '1' }, '/approvalLimit'],
    [{ ...base, kind: 'usage', amount: dollars(1) }, '/amount'],
  ] as const) {
    const refused = await admin.post('/api/product-offering-discounts', body)
    t.equal(refused.status, 422, JSON.stringify(body))
    t.match(refused.body.errors, [{ pointer }], JSON.stringify(body))
  }
})
