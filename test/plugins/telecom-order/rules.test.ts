import catalog from 'plugboard/plugins/catalog'
import serviceSite from 'plugboard/plugins/service-site'
import telecomOrder from 'plugboard/plugins/telecom-order'
import t from 'tap'
import { items, telecomShop } from './telecom-shop.ts'

const { customer, otherCustomer, staff, clock } = await telecomShop(t)

/** Makes an order and submits it. */
async function submit(body: object, who = customer) {
  const made = await who.post('/api/orders', { items, ...body })
  if (made.status !== 201) throw new Error(made.text)
  const url = `/api/orders/${made.body.id}`
  const submitted = await who.post(`${url}/actions/submit`)
  return { ...submitted, url }
}

t.test('a requested completion date has not passed anywhere on earth', async t => {
  for (const [date, status] of [
    ['2026-06-02', 200],
    ['2026-06-01', 200],
    ['2026-05-31', 409],
    ['2020-01-01', 409],
  ] as const) {
    const submitted = await submit({ telecom: { requestedCompletionDate: date } })
    t.equal(submitted.status, status, date)
  }
  // At eleven in the morning in UTC it is still the day before, on Howland Island.
  clock.advance({ hours: 23 })
  t.equal((await submit({ telecom: { requestedCompletionDate: '2026-06-01' } })).status, 200)
  clock.advance({ hours: 1 })
  t.equal((await submit({ telecom: { requestedCompletionDate: '2026-06-01' } })).status, 409)
})

t.test('the refusal says what to do, and the order can then be submitted', async t => {
  const refused = await submit({ telecom: { requestedCompletionDate: '2026-01-01' } })
  t.match(refused.body, {
    code: 'TELECOM_DATE_PAST',
    title: 'The requested completion date has passed',
    plugin: 'telecom-order',
    rule: 'completionDateIsAhead',
    detail: /2026-01-01/,
    remedy: /later day/,
  })
  t.equal((await customer.get(refused.url)).body.state, 'draft')
  await customer.patch(refused.url, { telecom: { requestedCompletionDate: '2026-12-01' } })
  t.equal((await customer.post(`${refused.url}/actions/submit`)).status, 200)
})

t.test('the date of a single item counts as well', async t => {
  const late = { ...items[0], telecom: { requestedCompletionDate: '2026-01-01' } }
  const refused = await submit({
    items: [...items, late],
    telecom: { requestedCompletionDate: '2026-12-01' },
  })
  t.equal(refused.body.code, 'TELECOM_DATE_PAST')
})

t.test('an account can be made to order under purchase order numbers only', async t => {
  const administrator = await staff('administrator')
  const setting = '/api/settings/telecomOrder.purchaseOrderRequired'
  const set = await administrator.call('PUT', setting, {
    value: true,
    account: customer.accountId,
  })
  t.equal(set.status, 200)
  const refused = await submit({})
  t.equal(refused.status, 409)
  t.equal(refused.body.code, 'TELECOM_PURCHASE_ORDER_MISSING')
  t.equal((await submit({ telecom: { purchaseOrderNumber: 'PO-1' } })).status, 200)
  t.equal((await submit({}, otherCustomer)).status, 200, 'the others are not concerned')

  await administrator.call('PUT', setting, { value: true })
  t.equal((await submit({}, otherCustomer)).status, 409, 'now it holds for all')
  await administrator.call('PUT', setting, { value: false, account: customer.accountId })
  t.equal((await submit({})).status, 200, "the account's own value goes first")
  await administrator.call('PUT', setting, { value: false })
  t.equal((await customer.call('PUT', setting, { value: false })).status, 403)
})

t.test('changes and disconnects are not ordered where nobody knows what is installed', async t => {
  const { customer } = await telecomShop(t, [catalog, serviceSite, telecomOrder])
  const other = { ...items[0], telecom: { action: 'delete', activity: 'disconnect' } }
  const refused = await submit({ items: [...items, other] }, customer)
  t.equal(refused.status, 409)
  t.match(refused.body, {
    code: 'TELECOM_ACTION_UNAVAILABLE',
    reason: { items: ['The circuit'] },
  })
})

t.test('the actions on offer tell each rule and whose it is', async t => {
  const made = await customer.post('/api/orders', {
    items,
    telecom: { requestedCompletionDate: '2026-01-01' },
  })
  const { body } = await customer.get(`/api/orders/${made.body.id}/actions`)
  const named = (name: string) =>
    body.items.find(({ transition }: { transition: string }) => transition === name)
  t.equal(named('submit').allowed, false)
  t.match(
    named('submit').reasons.find(({ rule }: { rule: string }) => rule === 'completionDateIsAhead'),
    { allowed: false, plugin: 'telecom-order', code: 'TELECOM_DATE_PAST' },
  )
  t.match(
    named('complete').reasons.find(({ kind }: { kind: string }) => kind === 'actor'),
    { allowed: false, code: 'TRANSITION_NOT_YOURS' },
  )
})
