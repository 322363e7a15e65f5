import t from 'tap'
import { browser } from '../../presentation/browser.ts'
import { inventory, reserve } from './inventory.ts'

const shop = await inventory(t)
const { customer, otherCustomer, nobody, keeper, staff, member, pool, states, pass } = shop

async function ask(body: object, who = customer) {
  const made = await who.post('/api/inventory-requests', body)
  const url = `/api/inventory-requests/${made.body.id}`
  return {
    ...{ url, made },
    act: (action: string, input: object = {}, by = who) =>
      by.post(`${url}/actions/${action}`, input),
    read: async () => (await customer.get(url)).body,
  }
}

t.test('the stock answers at once: green, yellow, red', async t => {
  const near = { area: 'Dallas', installationInterval: 10 }
  const small = await pool('port', 2, near)
  const large = await pool('port', 8, { ...near, location: 'DLLSTX01' })
  await pool('port', 90, { ...near, isOpen: false })
  await pool('port', 90, { area: 'Boston' })
  const kind = 'port'

  const green = await ask({ kind, quantity: 2, pool: small })
  t.equal(green.made.status, 201)
  t.match(green.made.body, {
    ...{ state: 'answered', confidence: 'green', pool: small, installationInterval: 10 },
    ...{ alternatives: [], guaranteedUntil: '2026-06-08T12:00:00.000Z' },
    number: /^INV\d{8}$/,
  })
  const yellow = await ask({ kind, quantity: 5, pool: small })
  t.match(yellow.made.body, { confidence: 'yellow', pool: small })
  t.same(yellow.made.body.alternatives, [
    { pool: large, name: 'Pool 2', location: 'DLLSTX01', free: 8 },
  ])
  const red = await ask({ kind, quantity: 9, pool: await pool('port', 0, near) })
  t.match(red.made.body, { state: 'answered', confidence: 'red', alternatives: [] })
  const byArea = await ask({ kind, quantity: 8, area: 'Dallas' })
  t.match(byArea.made.body, { confidence: 'green', pool: large })
  const byLocation = await ask({ kind, area: 'DLLSTX01' })
  t.match(byLocation.made.body, { confidence: 'green', pool: large })
})

t.test('an answer becomes a reservation, in its pool or in an alternative', async t => {
  const [small, large] = [
    await pool('circuit', 1, { area: 'Reno' }),
    await pool('circuit', 4, { area: 'Reno' }),
  ]
  const { act, made, read } = await ask({ kind: 'circuit', quantity: 3, pool: small })
  const short = await act('reserve')
  t.equal(short.status, 409)
  t.equal(short.body.code, 'INVENTORY_NOT_ENOUGH')
  const foreign = await act('reserve', { pool: await pool('circuit', 9) })
  t.equal(foreign.body.code, 'INVENTORY_NOT_ANSWERED')
  t.equal((await read()).state, 'answered', 'a refusal changes nothing')
  t.equal((await act('reserve', { pool: large })).body.state, 'reserved')
  t.same(await states(large), { reserved: 3, spare: 1 })
  const { body } = await customer.get(`/api/resource-reservations?request=${made.body.id}`)
  t.match(body.items, [{ quantity: 3, state: 'active', account: customer.accountId }])
})

t.test('the page lets choose among the pools', async t => {
  const id = await pool('circuit', 0, { area: 'Ely', name: 'Ely Main' })
  const { made } = await ask({ kind: 'circuit', pool: id })
  const page = browser(shop.app, customer)
  await page.get(`/inventory-requests/${made.body.id}`)
  t.match(page.text, new RegExp(`<option value="${id}"[^>]*>Ely Main</option>`))
})

t.test('what the stock cannot tell is for people', async t => {
  const { act, made, read } = await ask({ kind: 'telephoneNumber', area: 'Nome', quantity: 20 })
  t.match(made.body, { state: 'asked' })
  t.notOk(made.body.confidence)
  t.equal((await act('assess')).status, 403, 'not for customers')
  t.equal((await act('assess', {}, keeper)).body.state, 'inAssessment')
  const nothing = await act('answerFromStock', {}, keeper)
  t.match(nothing, { status: 422, body: { code: 'INVENTORY_UNKNOWN' } })
  const nome = await pool('telephoneNumber', 25, { area: 'Nome' })
  t.match((await act('answerFromStock', {}, keeper)).body, { confidence: 'green', pool: nome })
  await pass(7)
  t.equal((await read()).state, 'lapsed')
  t.equal((await act('reserve')).status, 409)

  const other = await ask({ kind: 'telephoneNumber', area: 'Guam' })
  const answer = { confidence: 'yellow', pool: nome, answer: 'From Nome, with a week of work' }
  t.match((await other.act('answer', answer, keeper)).body, { ...answer, state: 'answered' })
  t.equal((await other.act('reserve')).body.state, 'reserved')
  const third = await ask({ kind: 'telephoneNumber', area: 'Guam' })
  t.equal((await third.act('reject', {}, keeper)).status, 422, 'with a reason only')
  t.match((await third.act('reject', { reason: 'No numbers there' }, keeper)).body, {
    state: 'rejected',
    answer: 'No numbers there',
  })
  const fourth = await ask({ kind: 'telephoneNumber', area: 'Guam' })
  t.equal((await fourth.act('cancel')).body.state, 'cancelled')
})

t.test('a carrier may want people to answer everything', async t => {
  const administrator = await staff('administrator')
  const set = (value: boolean) =>
    administrator.call('PUT', '/api/settings/inventoryRequest.answersFromStock', { value })
  const id = await pool('port', 5)
  t.equal((await set(false)).status, 200)
  t.equal((await ask({ kind: 'port', pool: id })).made.body.state, 'asked')
  await set(true)
  t.equal((await ask({ kind: 'port', pool: id })).made.body.state, 'answered')
})

t.test('bad requests are told what is wrong, and change nothing', async t => {
  const id = await pool('port', 2)
  const closed = await pool('port', 2, { isOpen: false })
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const { body: foreign } = await otherCustomer.post('/api/orders', {})
  const forOrder = { forObject: 'Order', forId: order.id }
  const unknown = '00000000-0000-7000-8000-000000000000'
  for (const [path, input, status, found] of [
    ['inventory-requests', { kind: 'port' }, 422, { errors: [{ pointer: '/area' }] }],
    ['inventory-requests', { kind: 'circuit', pool: id }, 422, { errors: [{ pointer: '/pool' }] }],
    ['inventory-requests', { kind: 'boat', area: 'x' }, 422, { errors: [{ pointer: '/kind' }] }],
    ['resource-reservations', { pool: unknown }, 422, { errors: [{ pointer: '/pool' }] }],
    ['resource-reservations', { pool: id, quantity: 0 }, 422, { code: 'INPUT_INVALID' }],
    ['resource-reservations', { pool: closed }, 409, { code: 'INVENTORY_POOL_CLOSED' }],
    ['resource-reservations', { pool: id, wanted: ['xe-9'] }, 422, { code: 'INVENTORY_UNKNOWN' }],
    [
      'resource-reservations',
      { pool: id, forObject: 'Order' },
      422,
      { errors: [{ pointer: '/forId' }] },
    ],
    [
      'resource-reservations',
      { pool: id, ...forOrder, forId: foreign.id },
      422,
      { errors: [{ pointer: '/forId' }] },
    ],
    [
      'resource-reservations',
      { pool: id, ...forOrder, forObject: 'Session' },
      422,
      { code: 'REFERENCE_INVALID' },
    ],
    [
      'resource-reservations',
      { pool: id, ...forOrder, forObject: 'Nothing' },
      422,
      { code: 'REFERENCE_INVALID' },
    ],
    ['resource-reservations', { pool: id, account: otherCustomer.accountId }, 403, {}],
    ['resource-reservations', { pool: id, state: 'completed' }, 422, { code: 'INPUT_INVALID' }],
    ['resource-reservations', { pool: id, resources: [] }, 422, { code: 'INPUT_INVALID' }],
  ] as const) {
    const refused = await customer.post(`/api/${path}`, input)
    t.equal(refused.status, status, `${JSON.stringify(input)} ${refused.text}`)
    t.match(refused.body, found, JSON.stringify(input))
  }
  t.same(await states(id), { spare: 2 })
  t.same(await states(closed), { spare: 2 })
  t.match((await reserve(customer, id, forOrder)).body, forOrder)
})

t.test('everybody sees their own', async t => {
  const id = await pool('port', 4)
  const { body: mine } = await reserve(customer, id)
  const url = `/api/resource-reservations/${mine.id}`
  const viewer = await member('viewer', customer.accountId)
  for (const [who, read, release] of [
    [nobody, 401, 401],
    [otherCustomer, 404, 404],
    [viewer, 200, 403],
    [await member('accountAdministrator', customer.accountId), 200, 200],
  ] as const) {
    t.equal((await who.get(url)).status, read)
    t.equal((await who.post(`${url}/actions/release`)).status, release)
  }
  t.equal((await viewer.post('/api/resource-reservations', { pool: id })).status, 403)
  t.same((await customer.get('/api/inventory-resources')).body.items, [], 'stock is not theirs')
  t.equal((await customer.post('/api/inventory-blocks', { pool: id, values: ['a'] })).status, 403)
  t.equal(
    (await customer.post('/api/resource-pools', { key: 'k', name: 'n', kind: 'port' })).status,
    403,
  )
  const agent = await staff('salesAgent')
  const made = await reserve(agent, id, { account: customer.accountId })
  t.equal(made.status, 201, 'for a customer')
  const { body } = await customer.get(`/api/resource-reservations/${made.body.id}/history`)
  t.match(body.items, [{ transition: 'create' }])
})
