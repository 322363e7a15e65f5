import t from 'tap'
import { down, ok, scriptedShop, serviceOrder } from './scripted-oss.ts'

const { oss, queue, pass, waitFor, cancel, nobody } = await scriptedShop(t)

t.test('what was not sent is withdrawn, and the OSS hears nothing of it', async t => {
  oss.reset()
  oss.answers.create = down
  const [id = ''] = await queue(1)
  await waitFor(id, ({ state, attempts }) => state === 'queued' && attempts === 1)
  t.equal(await cancel(id), 'cancelled')
  t.equal(await cancel(id), 'cancelled')
  t.equal(oss.count('cancel'), 0)
})

t.test('what the OSS works on is cancelled by the OSS', async t => {
  oss.reset()
  const [id = ''] = await queue(1)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  oss.answers.read = serviceOrder('pendingCancellation')
  t.equal(await cancel(id), 'cancelling')
  await waitFor(id, ({ cancelId }) => cancelId === 'C-1')
  t.equal(await cancel(id), 'cancelling')
  oss.answers.read = serviceOrder('cancelled')
  await pass(600)
  await waitFor(id, ({ state }) => state === 'cancelled')
  t.equal(oss.count('cancel'), 1)
  t.match(oss.calls.find(({ name }) => name === 'cancel')?.args, ['oss', 'SO-1', 'Not needed'])
})

t.test('an OSS may refuse: at once, or after a while', async t => {
  oss.reset()
  const [id = ''] = await queue(1)
  await waitFor(id, ({ state }) => state === 'acknowledged')
  oss.answers.cancel = { kind: 'refused', code: 'late', reason: 'Too late' }
  await cancel(id)
  const goesOn = await waitFor(id, ({ state }) => state === 'inProgress')
  t.match(goesOn.remarks, ['Not cancelled: Too late'])

  oss.answers.cancel = ok({ id: 'C-2', state: 'accepted' })
  oss.answers.read = serviceOrder('inProgress')
  await cancel(id)
  await waitFor(id, ({ cancelId }) => cancelId === 'C-2')
  const completionMessage = 'The point of no return has passed'
  oss.answers.readCancellation = ok({ id: 'C-2', state: 'terminatedWithError', completionMessage })
  await pass(600)
  const still = await waitFor(id, ({ state }) => state === 'inProgress')
  t.equal(still.remarks.at(-1), `Not cancelled: ${completionMessage}`)
})

t.test('what arrives after it was withdrawn is cancelled after all', async t => {
  oss.reset()
  oss.answers.create = { kind: 'unavailable', reason: 'timeout', isCertain: false }
  const [id = ''] = await queue(1)
  const { externalId } = await waitFor(id, ({ lastError }) => lastError === 'timeout')
  await cancel(id)
  await waitFor(id, ({ state }) => state === 'cancelled')
  oss.answers.read = serviceOrder('assessingCancellation')
  const told = await nobody.post(
    '/api/oss-gateway/listener/serviceOrderCreateEvent',
    {
      ...{ eventId: 'e-1', eventTime: '2026-06-01T12:00:01.000Z' },
      event: { serviceOrder: { id: 'SO-1', externalId, state: 'acknowledged' } },
    },
    { authorization: 'Bearer the-listener-token' },
  )
  t.equal(told.status, 201)
  await waitFor(id, ({ state, cancelId }) => state === 'cancelling' && cancelId === 'C-1')
  oss.answers.read = serviceOrder('cancelled')
  await pass(600)
  await waitFor(id, ({ state, ossState }) => state === 'cancelled' && ossState === 'cancelled')
})
