import mcd, { createChangeFeeSchedule, createTerminationSchedule } from 'plugboard/plugins/mcd'
import t from 'tap'
import { inventoryShop, must } from '../product-inventory/inventory-shop.ts'

const shop = await inventoryShop(t, [mcd])
const { app, customer, otherCustomer, manager, install, product, products } = shop

await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
  await createTerminationSchedule(uow, {
    ...{ name: 'Standard', basis: 'monthOfTerm', currency: 'USD', moves: false },
    tiers: [
      { fromMonth: 1, toMonth: 12, percent: '100' },
      { fromMonth: 13, percent: '50' },
    ],
  })
  await createChangeFeeSchedule(uow, {
    ...{ name: 'Short notice', activity: 'change', currency: 'USD' },
    tiers: [
      { daysBefore: 10, amount: 0 },
      { daysBefore: 0, amount: 20_000 },
    ],
  })
})

const ask = (body: object, who = customer) => who.post('/api/mcd-requests', body)
const ending = (products: readonly (string | undefined)[], more: object = {}) => ({
  ...{ type: 'disconnect', products, requestedDate: '2026-12-01' },
  ...{ reason: 'siteClosed', authority: 'Olga Owner' },
  ...more,
})
const actOn = (request: { id: string }, action: string, body: object = {}) =>
  customer.post(`/api/mcd-requests/${request.id}/actions/${action}`, body)

/** Has the order of a submitted request started. */
async function begin({ order }: { order: string }) {
  const url = `/api/orders/${order}`
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  return { ...(await must(customer.get(url))), url }
}

t.test(
  'a change tells what becomes different, and makes an order that goes the usual way',
  async t => {
    const [id] = await install({ offering: 'uni', characteristics: { diversity: true } })
    const request = await must(
      ask({
        type: 'change',
        products: [id],
        characteristics: { bandwidth: '1G' },
        requestedDate: '2026-06-20',
      }),
    )
    t.match(request, { number: /^M\d{8}$/, state: 'draft', account: customer.accountId })
    const order = await must(customer.get(`/api/orders/${request.order}`))
    t.match(order.items, [
      {
        characteristics: { bandwidth: '1G', diversity: true },
        telecom: { action: 'modify', activity: 'change' },
        recurring: { amount: 90_000 },
      },
    ])
    await must(actOn(request, 'submit'))
    const { url } = await begin(request)
    await must(manager.post(`${url}/actions/complete`))
    t.match(await product(id!), { state: 'active', characteristics: { bandwidth: '1G' } })
    t.equal((await must(customer.get(`/api/mcd-requests/${request.id}`))).state, 'completed')
  },
)

t.test('a request tells everything that it lacks at once, and is for what is there', async t => {
  const [id] = await install({ offering: 'uni' })
  t.match(await ask({ type: 'disconnect', products: [id], characteristics: {} }), {
    status: 422,
    body: {
      errors: [
        { pointer: '/requestedDate' },
        { pointer: '/reason' },
        { pointer: '/authority' },
        { pointer: '/characteristics' },
      ],
    },
  })
  t.match(await ask(ending([id]), otherCustomer), {
    status: 422,
    body: { code: 'REFERENCE_INVALID', errors: [{ pointer: '/products/0' }] },
  })
  t.match(await ask(ending([id], { requestedDate: '2026-05-30' })), {
    status: 409,
    body: { code: 'MCD_DATE_EARLY', errors: [{ pointer: '/requestedDate' }] },
  })
})

t.test('a carrier wants notice, as it has set it', async t => {
  const [id] = await install({ offering: 'uni' })
  const administrator = await shop.staff('administrator')
  const set = (value: number) =>
    must(administrator.call('PUT', '/api/settings/mcd.noticeDays', { value }))
  await set(30)
  t.match(await ask(ending([id], { requestedDate: '2026-06-20' })), {
    body: { code: 'MCD_DATE_EARLY', reason: { earliest: '2026-07-01' } },
  })
  const request = await must(ask(ending([id], { requestedDate: '2026-07-01' })))
  t.match(await actOn(request, 'changeDate', { date: '2026-06-15' }), {
    status: 409,
    body: { code: 'MCD_DATE_EARLY' },
  })
  await set(0)
})

t.test('a UNI that carries an EVC is not disconnected without it', async t => {
  const [uni] = await install({ offering: 'uni' })
  const [evc] = await install({
    offering: 'evc',
    inventory: { reliesOn: [uni], name: 'To Boston' },
  })
  const before = (await must(customer.get('/api/orders?limit=200'))).items.length
  t.match(await ask(ending([uni])), {
    status: 409,
    body: {
      code: 'PRODUCT_RELIED_ON',
      detail: /To Boston/,
      reason: { reliers: [{ id: evc, name: 'To Boston' }] },
    },
  })
  const after = (await must(customer.get('/api/orders?limit=200'))).items.length
  t.equal(after, before, 'nothing is left of the refused request')
  const request = await must(ask(ending([uni, evc])))
  await must(actOn(request, 'submit'))
  const { url, items } = await begin(request)
  const stateOf = (id: string | undefined) =>
    items.find(({ inventory }: { inventory: { product: string } }) => inventory.product === id)
      .state
  t.equal(stateOf(evc), 'inProgress')
  t.equal(stateOf(uni), 'acknowledged', 'it ends behind what relies on it')
  const evcItem = items.find(({ offering }: { offering: string }) => offering === 'evc')
  await must(manager.post(`/api/order-items/${evcItem.id}/actions/complete`))
  await must(manager.post(`${url}/actions/complete`))
  t.match(await product(uni!), { state: 'terminated', billingEndDate: '2026-12-01' })
  t.equal((await product(evc!)).state, 'terminated')
})

t.test('an early disconnect costs what was seen and accepted', async t => {
  const [id] = await install({ offering: 'uni', characteristics: { term: 36 } })
  const question = { products: [id], activity: 'disconnect', date: '2026-12-01' }
  const quoted = await must(customer.post('/api/mcd/charges', question))
  t.same(quoted.total, { amount: 18 * 30_000, currency: 'USD' })
  t.equal(quoted.charges[0].computation.monthsRemaining, 30)
  t.equal((await otherCustomer.post('/api/mcd/charges', question)).status, 404)

  const request = await must(ask(ending([id])))
  t.match(await actOn(request, 'submit'), {
    status: 409,
    body: { code: 'MCD_CHARGES_UNACCEPTED', reason: { total: { amount: 540_000 } } },
  })
  t.match(await actOn(request, 'submit', { acceptedCharges: { amount: 1, currency: 'USD' } }), {
    status: 409,
    body: { code: 'MCD_CHARGES_CHANGED', reason: { total: { amount: 540_000 } } },
  })
  const order = `/api/orders/${request.order}`
  await must(customer.post(`${order}/actions/acceptCharges`, { amount: 540_000, currency: 'USD' }))
  await must(actOn(request, 'changeDate', { date: '2027-12-01' }))
  t.match(
    await actOn(request, 'submit'),
    { body: { code: 'MCD_CHARGES_UNACCEPTED', reason: { total: { amount: 270_000 } } } },
    'another date has another charge, and wants to be accepted anew',
  )
  t.same((await must(customer.get(`/api/mcd/orders/${request.order}/charges`))).total, {
    amount: 270_000,
    currency: 'USD',
  })
  const accepted = { amount: 270_000, currency: 'USD' }
  await must(actOn(request, 'submit', { acceptedCharges: accepted }))
  const submitted = await must(customer.get(order))
  t.match(submitted, {
    state: 'acknowledged',
    oneTimeTotal: accepted,
    mcd: { acceptedCharges: accepted, acceptedBy: /Person/ },
  })
  t.match(submitted.items[0].priceLines, [{ name: 'Early termination', amount: 270_000 }])
  const { url } = await begin(request)
  await must(manager.post(`${url}/actions/complete`))
  t.equal((await product(id!)).state, 'terminated')
})

t.test('whoever orders a disconnect without a request accepts the same', async t => {
  const [id] = await install({ offering: 'uni', characteristics: { term: 12 } })
  const order = await must(
    customer.post('/api/orders', {
      items: [
        {
          offering: 'uni',
          telecom: { action: 'delete', activity: 'disconnect' },
          inventory: { product: id },
        },
      ],
    }),
  )
  t.match(await customer.post(`/api/orders/${order.id}/actions/submit`), {
    status: 409,
    body: { code: 'MCD_CHARGES_UNACCEPTED', reason: { total: { amount: 12 * 30_000 } } },
  })
})

t.test('a change at short notice costs its fee', async t => {
  const [id] = await install({ offering: 'uni' })
  const change = { type: 'change', products: [id], characteristics: { bandwidth: '1G' } }
  const request = await must(ask({ ...change, requestedDate: '2026-06-05' }))
  const acceptedCharges = { amount: 20_000, currency: 'USD' }
  t.match(await actOn(request, 'submit'), { body: { code: 'MCD_CHARGES_UNACCEPTED' } })
  await must(actOn(request, 'submit', { acceptedCharges }))
})

t.test('inside moves and records change what they are for, and no price', async t => {
  const [id] = await install({ offering: 'uni' })
  for (const body of [
    { type: 'insideMove', locationA: { floor: '12', room: '1204' } },
    { type: 'record', name: 'Main port', contactName: 'Nora Network' },
  ]) {
    const request = await must(ask({ ...body, products: [id] }))
    await must(actOn(request, 'submit'))
    const { url } = await begin(request)
    await must(manager.post(`${url}/actions/complete`))
  }
  t.match(await product(id!), {
    name: 'Main port',
    contactName: 'Nora Network',
    locationA: { floor: '12', room: '1204' },
    recurring: { amount: 30_000 },
  })
})

t.test('a withdrawn request cancels its order', async t => {
  const [id] = await install({ offering: 'uni' })
  const request = await must(ask(ending([id])))
  await must(actOn(request, 'withdraw'))
  t.equal((await must(customer.get(`/api/orders/${request.order}`))).state, 'cancelled')
  t.ok((await products(`?id=${id}`))[0].state === 'active')
})
