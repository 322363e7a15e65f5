import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { down, scriptedShop, serviceOrder, silent } from './scripted-oss.ts'

const { oss, queue, pass, waitFor, staff, customer, manager } = await scriptedShop(t)

t.test('what does not arrive is sent again, then given to people, who send it again', async t => {
  oss.reset()
  oss.answers.create = down
  const [id = ''] = await queue(1)
  const first = await waitFor(id, ({ state, attempts }) => state === 'queued' && attempts === 1)
  t.match(first, { lastError: 'ECONNREFUSED' })
  t.ok(Date.parse(first.nextAttemptAt ?? '') > Date.parse('2026-06-01T12:00:00.000Z'))
  await pass(5)
  await waitFor(id, ({ state, attempts }) => state === 'queued' && attempts === 2)
  await pass(10)
  const given = await waitFor(id, ({ state }) => state === 'undelivered')
  t.match(given, { attempts: 3, errorCode: 'undeliverable', errorReason: 'ECONNREFUSED' })

  oss.answers.create = serviceOrder('acknowledged')
  const provisioner = await staff('provisioner')
  t.equal((await customer.post(`/api/oss-orders/${id}/actions/resend`)).status, 404)
  const resent = await provisioner.post(`/api/oss-orders/${id}/actions/resend`)
  t.match(resent, { status: 200, body: { state: 'queued' } })
  await waitFor(id, ({ state }) => state === 'acknowledged')
  const externalIds = oss.calls.filter(({ name }) => name === 'create').map(({ args }) => args[1])
  t.equal(new Set(externalIds.map(asked => (asked as { externalId: string }).externalId)).size, 1)
})

t.test('what the OSS refuses is given to people at once, with its reason', async t => {
  oss.reset()
  oss.answers.create = { kind: 'refused', code: 'addressUnknown', reason: 'No such address' }
  const [id = ''] = await queue(1)
  const given = await waitFor(id, ({ state }) => state === 'undelivered')
  t.match(given, { attempts: 1, errorCode: 'addressUnknown', errorReason: 'No such address' })
})

t.test('what may have arrived is asked about before it is sent again', async t => {
  oss.reset()
  oss.answers.create = silent
  oss.answers.find = serviceOrder('inProgress')
  const [id = ''] = await queue(1)
  await waitFor(id, ({ lastError }) => lastError === 'timeout')
  await pass(5)
  await waitFor(id, ({ state, ossId }) => state === 'inProgress' && ossId === 'SO-1')
  t.equal(oss.count('create'), 1)

  oss.answers.find = { kind: 'absent' }
  const [other = ''] = await queue(1)
  await waitFor(other, ({ lastError }) => lastError === 'timeout')
  oss.answers.create = { kind: 'ok', value: { id: 'SO-2', state: 'acknowledged' } }
  await pass(5)
  await waitFor(other, ({ state }) => state === 'queued' || state === 'acknowledged')
  await pass(5)
  await waitFor(other, ({ state, ossId }) => state === 'acknowledged' && ossId === 'SO-2')
  t.equal(oss.count('create'), 3)
})

t.test('what has been ordered already is looked up', async t => {
  oss.reset()
  oss.answers.create = { kind: 'duplicate' }
  oss.answers.find = serviceOrder('completed')
  const [id = ''] = await queue(1)
  await waitFor(id, ({ state }) => state === 'completed')
  t.equal(oss.count('create'), 1)
})

t.test('when nothing is heard, the OSS is asked; what it has forgotten is for people', async t => {
  oss.reset()
  const [id = ''] = await queue(1)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  const pending = await manager.get(`/api/oss-orders/${id}/actions`)
  t.match(pending.body.timers, [{ name: 'askDue', transition: 'ask' }])
  oss.answers.read = serviceOrder('held')
  await pass(599)
  await sleep(200)
  t.equal((await waitFor(id, () => true)).state, 'acknowledged')
  await pass(1)
  await waitFor(id, ({ state }) => state === 'held')
  oss.answers.read = { kind: 'absent' }
  const asked = await manager.post(`/api/oss-orders/${id}/actions/ask`)
  t.equal(asked.status, 200)
  const lost = await waitFor(id, ({ state }) => state === 'undelivered')
  t.equal(lost.errorCode, 'vanished')
})
