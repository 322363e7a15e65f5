import t from 'tap'
import { inventory, reserve } from './inventory.ts'

const { customer, otherCustomer, pool, states } = await inventory(t)

for (const kind of ['port', 'telephoneNumber', 'tollFreeNumber'] as const) {
  t.test(`of 16 who reserve 5 free ones at once, 5 succeed: ${kind}`, async t => {
    const id = await pool(kind, 5)
    const replies = await Promise.all(
      Array.from({ length: 16 }, (_, index) => reserve(index % 2 ? customer : otherCustomer, id)),
    )
    const made = replies.filter(({ status }) => status === 201)
    t.equal(made.length, 5)
    const taken = made.flatMap(({ body }) => body.resources.map((one: { id: string }) => one.id))
    t.equal(new Set(taken).size, 5, 'each has another one')
    const refused = replies.filter(({ status }) => status !== 201)
    t.equal(refused.length, 11)
    for (const { status, body } of refused) {
      t.equal(status, 409)
      t.match(body, {
        code: 'INVENTORY_NOT_ENOUGH',
        detail: /^None of the .* are free, and 1 is asked for/,
        remedy: /another pool/,
        free: 0,
        quantity: 1,
      })
    }
    t.same(await states(id), { reserved: 5 })
  })
}

t.test('all that are asked for, or none: of 8 who want 3 of 7 two succeed', async t => {
  const id = await pool('port', 7)
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => reserve(customer, id, { quantity: 3 })),
  )
  t.equal(replies.filter(({ status }) => status === 201).length, 2)
  const [refused] = replies.filter(({ status }) => status === 409)
  t.match(refused?.body, {
    code: 'INVENTORY_NOT_ENOUGH',
    detail: /^Only 1 of the ports of Pool \d+ is free, and 3 are asked for/,
    remedy: 'Ask for 1',
    errors: [{ pointer: '/quantity' }],
  })
  t.same(await states(id), { reserved: 6, spare: 1 })
})

t.test('those who want the same number by name do not both have it', async t => {
  const id = await pool('tollFreeNumber', 10)
  const { body: one } = await reserve(customer, id)
  const [{ value }] = one.resources
  const other = value.replace(/0000$/, '0007')
  const replies = await Promise.all(
    [customer, otherCustomer, customer, otherCustomer].map(who =>
      reserve(who, id, { wanted: [other.replaceAll(' ', '-')] }),
    ),
  )
  t.same(replies.map(({ status }) => status).toSorted(), [201, 409, 409, 409])
  t.match(replies.find(({ status }) => status === 201)?.body.resources, [{ value: other }])
  t.match(replies.find(({ status }) => status === 409)?.body, {
    code: 'INVENTORY_TAKEN',
    errors: [{ pointer: '/wanted/0' }],
  })
})

t.test('reserving and releasing crosswise neither deadlocks nor loses one', async t => {
  const [one, two] = [await pool('port', 6), await pool('circuit', 6)]
  const rounds = Array.from({ length: 12 }, async (_, index) => {
    const made = await reserve(customer, index % 2 ? one : two, { quantity: 2 })
    if (made.status === 409) return made.status
    const url = `/api/resource-reservations/${made.body.id}/actions`
    const ended = await Promise.all([
      customer.post(`${url}/release`),
      customer.post(`${url}/release`),
      reserve(otherCustomer, index % 2 ? two : one),
    ])
    return ended.map(({ status }) => status)
  })
  const statuses = (await Promise.all(rounds)).flat()
  t.ok(
    statuses.every(status => [200, 201, 409].includes(status)),
    statuses.join(),
  )
  for (const id of [one, two]) {
    const held = await states(id)
    t.equal((held.spare ?? 0) + (held.reserved ?? 0), 6)
  }
})

t.test('an Idempotency-Key reserves once', async t => {
  const id = await pool('port', 5)
  const key = { 'idempotency-key': 'reserve-once' }
  const body = { pool: id, quantity: 2 }
  const replies = await Promise.all(
    Array.from({ length: 4 }, () => customer.post('/api/resource-reservations', body, key)),
  )
  t.equal(new Set(replies.map(reply => reply.body.id)).size, 1)
  t.same(await states(id), { reserved: 2, spare: 3 })
})
