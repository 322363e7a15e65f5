import t from 'tap'
import { inventory, reserve } from './inventory.ts'

const {
  customer,
  otherCustomer,
  keeper,
  manager,
  staff,
  member,
  pool,
  states,
  pass,
  inDays,
  held,
} = await inventory(t)

t.test('a number goes to work, is suspended, disconnected, and rests', async t => {
  const id = await pool('telephoneNumber', 2)
  const { act, made } = await held(id)
  await act('complete', { inService: true }, manager)
  const url = `/api/inventory-resources/${made.resources[0].id}`
  t.match((await keeper.get(url)).body, {
    ...{ state: 'working', holder: customer.accountId, reservation: made.id },
  })
  const provisioner = await staff('provisioner')
  for (const [action, body, state] of [
    ['suspend', {}, 'suspended'],
    ['resume', {}, 'working'],
    ['disconnect', { use: 'residential' }, 'disconnected'],
    ['endIntercept', {}, 'transitional'],
  ] as const) {
    const done = await provisioner.post(`${url}/actions/${action}`, body)
    t.equal(done.body.state, state, action)
  }
  const resting = (await keeper.get(url)).body
  t.equal(resting.lapsesAt, inDays(90))
  t.notOk(resting.holder ?? resting.reservation, 'it is nobody’s')
  t.equal((await keeper.post(`${url}/actions/returnToSpare`)).status, 404, 'nor is it given early')
  await pass(89)
  t.equal((await reserve(otherCustomer, id, { quantity: 2 })).status, 409)
  await pass(1)
  t.equal((await keeper.get(url)).body.state, 'spare')
  t.equal((await reserve(otherCustomer, id, { quantity: 2 })).status, 201)
})

t.test('a toll-free number that is assigned and put to no work is lost after 180 days', async t => {
  const id = await pool('tollFreeNumber', 1)
  const { act } = await held(id)
  await act('complete', {}, keeper)
  await pass(179)
  t.same(await states(id), { assigned: 1 })
  await pass(1)
  t.same(await states(id), { spare: 1 })
})

t.test('a port is free as soon as it is disconnected', async t => {
  const id = await pool('port', 1)
  const { act, made } = await held(id)
  await act('complete', {}, keeper)
  await keeper.post(`/api/inventory-resources/${made.resources[0].id}/actions/disconnect`)
  await pass(0)
  t.same(await states(id), { spare: 1 })
})

t.test('an account has no more toll-free numbers reserved than it may', async t => {
  const administrator = await staff('administrator')
  const { body } = await administrator.get('/api/settings')
  const name = 'inventoryRequest.holdTerms'
  const { value } = body.items.find((setting: { name: string }) => setting.name === name)
  value.tollFreeNumber.cap = { atLeast: 2, percentOfWorking: 50 }
  const set = await administrator.call('PUT', `/api/settings/${name}`, { value })
  t.equal(set.status, 200, set.text)
  const buyer = await member('buyer')
  const [one, two] = [await pool('tollFreeNumber', 8), await pool('tollFreeNumber', 8)]
  const replies = await Promise.all([one, two, one, two].map(id => reserve(buyer, id)))
  t.same(replies.map(({ status }) => status).toSorted(), [201, 201, 409, 409])
  t.match(replies.find(({ status }) => status === 409)?.body, {
    code: 'INVENTORY_CAP',
    detail: 'The account would have 3 toll-free numbers reserved, and may have 2',
    reason: { reserved: 3, most: 2, working: 0 },
  })
  const [first, second] = replies.filter(({ status }) => status === 201)
  for (const made of [first, second]) {
    const url = `/api/resource-reservations/${made?.body.id}/actions/complete`
    t.equal((await keeper.post(url, { inService: true })).status, 200)
  }
  t.equal((await reserve(buyer, one, { quantity: 3 })).status, 409)
  t.equal((await reserve(buyer, one, { quantity: 2 })).status, 201, 'half of two is below two')
  t.equal((await reserve(buyer, await pool('telephoneNumber', 5), { quantity: 5 })).status, 201)
})
