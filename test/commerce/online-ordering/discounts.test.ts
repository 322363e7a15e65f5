import { type DiscountedItem, type DiscountRequest, Discounts } from 'plugboard'
import { discountsContract, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../../examples/bookshop/price-list.ts'

const currency = 'USD'
const lines: DiscountRequest['lines'] = [
  { kind: 'recurring', name: 'Port', currency, amount: 9_999 },
  { kind: 'recurring', name: 'Managed', currency, amount: 1 },
  { kind: 'oneTime', name: 'Installation', currency, amount: 5_000 },
  { kind: 'usage', name: 'Calls', currency, rate: '0.0035', unitOfMeasure: 'minute' },
]
const item = { offering: 'x', quantity: 3, characteristics: {} }
const context = { accountId: 'a', currency, now: '2026-03-01T12:00:00.000Z' }

t.test('without a provider the contract of Discounts is kept', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const valid = { item, lines, discounts: [{ kind: 'recurring', percentage: '10' } as const] }
  for (const { name, run } of discountsContract(() => app.ports.get(Discounts), { context, valid }))
    await t.resolves(run(), name)
})

t.test('a seller takes off what they want, and somebody approves it', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const discount = async (discounts: DiscountRequest['discounts']) => {
    const [answer] = await app.ports.get(Discounts).discount([{ item, lines, discounts }], context)
    return answer as DiscountedItem & { errors: unknown }
  }

  const tenth = await discount([
    { kind: 'recurring', percentage: '12.5', name: 'Loyalty' },
    { kind: 'usage', percentage: '10' },
    { kind: 'oneTime', amount: 1_000 },
  ])
  t.equal(tenth.recurring, 8_750)
  t.equal(tenth.oneTime, 4_000)
  t.match(tenth.lines.slice(4), [
    { kind: 'recurring', name: 'Loyalty', amount: -1_250, discount: 'own' },
    { kind: 'usage', name: 'Discount', rate: '-0.00035', unitOfMeasure: 'minute' },
    { kind: 'oneTime', amount: -1_000 },
  ])
  t.same(tenth.approvals, [
    { kind: 'recurring', percentage: '12.5', approvalLimit: '0' },
    { kind: 'usage', percentage: '10', approvalLimit: '0' },
    { kind: 'oneTime', percentage: '20', approvalLimit: '0' },
  ])

  const both = await discount([
    { kind: 'recurring', percentage: '10' },
    { kind: 'recurring', percentage: '10' },
  ])
  t.equal(both.recurring, 8_000, 'of the prices alone, not of what the other has left')
  t.same((await discount([])).lines, lines)

  for (const [wanted, pointer] of [
    [{ kind: 'recurring' }, '/discounts/0/percentage'],
    [{ kind: 'recurring', percentage: '1', amount: 1 }, '/discounts/0/percentage'],
    [{ kind: 'recurring', percentage: '-5' }, '/discounts/0/percentage'],
    [{ kind: 'recurring', percentage: '100.01' }, '/discounts/0'],
    [{ kind: 'oneTime', amount: 5_001 }, '/discounts/0'],
    [{ kind: 'usage', amount: 1 }, '/discounts/0/amount'],
    [{ kind: 'oneTime', amount: 0.5 }, '/discounts/0/amount'],
  ] as const) {
    const { errors } = await discount([wanted as never])
    t.match(errors, [{ pointer }], JSON.stringify(wanted))
  }
})

t.test('the operator says how is rounded', async t => {
  const { app, staff } = await testApp(t, { plugins: [prices] })
  const admin = await staff('administrator')
  const take = async () => {
    const discounts = [{ kind: 'recurring', percentage: '0.005' }] as const
    const [answer] = await app.ports.get(Discounts).discount([{ item, lines, discounts }], context)
    return (answer as DiscountedItem).recurring
  }
  t.equal(await take(), 9_999, 'half a cent up')
  const set = await admin.call('PUT', '/api/settings/prices.rounding', { value: 'down' })
  t.ok(set.status < 300, JSON.stringify(set.body))
  t.equal(await take(), 10_000)
})
