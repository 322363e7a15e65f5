import t from 'tap'
import { simulator } from './client.ts'

t.test('an order goes its way, and is told as TMF641 wants', async t => {
  const oss = await simulator(t, {})
  const made = await oss.order('E-1', { requestedCompletionDate: '2026-09-01T00:00:00.000Z' })
  t.equal(made.status, 201)
  t.match(made.body, { externalId: 'E-1', state: 'acknowledged', id: String, orderDate: String })
  t.equal(made.headers.get('location'), made.body.href)
  const done = await oss.until(
    `/serviceOrder/${made.body.id}`,
    ({ state }) => state === 'completed',
  )
  t.match(done, {
    state: 'completed',
    completionDate: String,
    expectedCompletionDate: '2026-09-01T00:00:00.000Z',
    serviceOrderItem: [
      {
        state: 'completed',
        service: { serviceCharacteristic: [{ name: 'circuitId', value: /^84\/KRGS\// }] },
      },
    ],
  })
  t.same(
    (done.milestone as { name: string; status: string }[])
      .filter(({ status }) => status === 'Completed')
      .map(({ name }) => name),
    [
      ...['designComplete', 'firmOrderConfirmation', 'circuitIdAssigned'],
      ...['accessInstalled', 'testAndTurnUp'],
    ],
  )
  t.match(
    (done.milestone as { name: string }[]).filter(({ name }) => name === 'dueDate'),
    [{ status: 'Yet-To-Reach', milestoneDate: '2026-09-01T00:00:00.000Z' }],
  )
})

t.test('an external id is ordered once', async t => {
  const oss = await simulator(t, { step: 5_000 })
  const first = await oss.order('E-1')
  const second = await oss.order('E-1')
  t.match(second, { status: 409, body: { code: 'duplicate', referenceError: first.body.href } })
  const { serviceOrders } = await oss.ledger()
  t.match(serviceOrders, [{ externalId: 'E-1', received: 2 }])
  t.equal(serviceOrders.length, 1)
})

t.test('lists are filtered, paged and cut', async t => {
  const oss = await simulator(t, { step: 5_000 })
  for (const externalId of ['E-1', 'E-2', 'E-3']) await oss.order(externalId)
  const one = await oss.get('/serviceOrder?externalId=E-2')
  t.match(one, { status: 200, body: [{ externalId: 'E-2' }] })
  t.equal(one.body.length, 1)
  const page = await oss.get('/serviceOrder?offset=1&limit=1&fields=externalId')
  t.equal(page.status, 206)
  t.equal(page.headers.get('x-total-count'), '3')
  t.same(Object.keys(page.body[0]).sort(), ['externalId', 'href', 'id'])
  t.match(await oss.get('/serviceOrder?limit=many'), { status: 400, body: { status: '400' } })
})

t.test('what is malformed or unknown is refused in the error body of TMF630', async t => {
  const oss = await simulator(t, {})
  for (const body of [{}, { serviceOrderItem: [] }, { serviceOrderItem: [{ id: '1' }] }]) {
    const refused = await oss.post('/serviceOrder', body)
    t.match(refused, { status: 400, body: { code: String, reason: String, status: '400' } })
  }
  t.match(await oss.get('/serviceOrder/none'), { status: 404, body: { code: 'notFound' } })
  t.match(await oss.get('/nothing'), { status: 404, body: { code: 'notFound' } })
})

t.test('a later date is taken while there is work, and not afterwards', async t => {
  const oss = await simulator(t, { reject: 1 })
  const { body } = await oss.order('E-1')
  const path = `/serviceOrder/${body.id}`
  const wanted = { requestedCompletionDate: '2026-10-01T00:00:00.000Z', note: [{ text: 'Later' }] }
  const changed = await oss.call('PATCH', path, wanted)
  t.match(changed, {
    status: 200,
    body: { expectedCompletionDate: '2026-10-01T00:00:00.000Z', note: [{ text: 'Later' }] },
  })
  t.equal((await oss.call('PATCH', path, { state: 'completed' })).status, 400)
  await oss.until(path, ({ state }) => state === 'rejected')
  t.match(await oss.call('PATCH', path, wanted), { status: 409, body: { code: 'ended' } })
})

t.test('orders are rejected, fail and come into jeopardy at the rates given', async t => {
  const rejecting = await simulator(t, { reject: 1 })
  const rejected = await rejecting.order('E-1')
  const refused = await rejecting.until(
    `/serviceOrder/${rejected.body.id}`,
    ({ state }) => state === 'rejected',
  )
  t.match(refused.errorMessage, [{ code: String, reason: String }])

  const failing = await simulator(t, { fallout: 1 })
  const failed = await failing.order('E-1')
  await failing.until(`/serviceOrder/${failed.body.id}`, ({ state }) => state === 'failed')

  const late = await simulator(t, { jeopardy: 1 })
  const { body } = await late.order('E-1')
  const done = await late.until(`/serviceOrder/${body.id}`, ({ state }) => state === 'completed')
  t.match(done.jeopardyAlert, [{ jeopardyType: /^1[A-Z]$/, message: String }])
})

t.test('the same seed does the same to the same orders', async t => {
  const names = Array.from({ length: 30 }, (_, index) => `E-${index}`)
  const outcome = async (seed: number) => {
    const oss = await simulator(t, { seed, step: 5, reject: 0.3, fallout: 0.3 })
    for (const name of names) await oss.order(name)
    for (;;) {
      const { serviceOrders } = await oss.ledger()
      const states = serviceOrders.map(({ externalId, state }) => `${externalId} ${state}`)
      if (states.every(state => /rejected|failed|completed/.test(state))) return states
    }
  }
  const first = await outcome(1)
  t.same(await outcome(1), first)
  t.notSame(await outcome(2), first)
})

t.test('strangers are refused where a token is set', async t => {
  const oss = await simulator(t, { token: 'secret-1' })
  t.match(await oss.get('/serviceOrder'), { status: 401, body: { code: 'unauthorized' } })
  t.equal((await oss.call('GET', '/serviceOrder', undefined, 'secret-1')).status, 200)
})
