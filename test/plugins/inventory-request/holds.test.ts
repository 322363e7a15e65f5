import t from 'tap'
import { inventory } from './inventory.ts'

const { customer, keeper, manager, pool, states, pass, clock, inDays, held } = await inventory(t)

t.test('a toll-free hold lapses at 45 days, and its extension is refused', async t => {
  const id = await pool('tollFreeNumber', 2)
  const { act, read, made } = await held(id)
  t.match(made, {
    ...{ state: 'active', kind: 'tollFreeNumber', quantity: 1, expiresAt: inDays(45) },
    resources: [{ value: /^\+1 800 \d{3} 0000$/ }],
  })
  for (const body of [{}, { until: inDays(46) }, { until: inDays(20) }]) {
    const refused = await act('extend', body)
    t.equal(refused.status, 409)
    t.match(refused.body, {
      code: 'INVENTORY_EXTENSION_REFUSED',
      detail: 'A hold of toll-free numbers lapses after 45 days and is not extended',
      remedy: /before it lapses/,
    })
  }
  const { body } = await customer.get(`/api/resource-reservations/${made.id}/actions`)
  const extend = body.items.find(
    ({ transition }: { transition: string }) => transition === 'extend',
  )
  t.equal(extend.allowed, false, 'and the page offers none')
  await act('submit')
  await pass(44.9)
  t.equal((await read()).state, 'submitted')
  t.same(await states(id), { reserved: 1, spare: 1 })
  await pass(0.1)
  t.match(await read(), { state: 'expired', endedAt: clock.now(), resources: [{}] })
  t.same(await states(id), { spare: 2 })
})

t.test('what has run out cannot be used, although its timer comes later', async t => {
  const { act } = await held(await pool('tollFreeNumber', 1))
  clock.advance({ days: 45 })
  for (const [action, who] of [
    ['submit', customer],
    ['complete', keeper],
  ] as const) {
    const refused = await act(action, {}, who)
    t.equal(refused.status, 409)
    t.equal(refused.body.code, 'INVENTORY_LAPSED')
  }
})

t.test('the hold of a port is extended as far as its kind allows', async t => {
  const { act, read, made } = await held(await pool('port', 1))
  t.equal(made.expiresAt, inDays(14))
  const longest = inDays(60)
  for (const until of [inDays(61), inDays(13), inDays(-1)]) {
    const refused = await act('extend', { until })
    t.equal(refused.status, 409)
    t.match(refused.body.errors, [{ pointer: '/until', message: /lies not between/ }])
  }
  t.equal((await act('extend', { until: 'tomorrow' })).status, 422)
  t.match((await act('extend', { until: inDays(20) })).body, { expiresAt: inDays(20) })
  await pass(15)
  t.match((await act('extend')).body, { expiresAt: inDays(14) }, 'the usual time from now')
  await pass(13)
  t.match((await act('extend')).body, { expiresAt: inDays(14) })
  await pass(13)
  t.match((await act('extend', {})).body, { expiresAt: inDays(14) })
  await pass(13)
  t.match((await act('extend')).body, { expiresAt: longest })
  t.equal((await act('extend')).body.code, 'INVENTORY_EXTENSION_REFUSED')
  await pass(6)
  t.equal((await read()).state, 'expired')
})

t.test('ports of an order that is submitted stay held until it is done', async t => {
  const id = await pool('port', 3)
  const { act, read } = await held(id, { quantity: 2 })
  t.notOk((await act('submit')).body.expiresAt)
  await pass(100)
  t.equal((await read()).state, 'submitted')
  t.equal((await act('complete')).status, 403)
  t.match((await act('complete', {}, manager)).body, { state: 'completed' })
  t.same(await states(id), { assigned: 2, spare: 1 })
  t.equal((await act('release')).status, 409)
})
