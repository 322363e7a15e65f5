import t from 'tap'
import { simulator } from './client.ts'

t.test('a cancellation is assessed and then done', async t => {
  const oss = await simulator(t, { step: 30 })
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  const { body: order } = await oss.order('E-1', { requestedStartDate: tomorrow })
  const wanted = { serviceOrder: { id: order.id }, cancellationReason: 'No longer needed' }
  const asked = await oss.post('/cancelServiceOrder', wanted)
  t.match(asked, { status: 201, body: { state: 'accepted', serviceOrder: { id: order.id } } })
  t.match(await oss.post('/cancelServiceOrder', wanted), {
    status: 409,
    body: { code: 'duplicate', referenceError: asked.body.href },
  })
  const task = await oss.until(
    `/cancelServiceOrder/${asked.body.id}`,
    ({ state }) => state === 'done',
  )
  t.match(task, { effectiveCancellationDate: String })
  t.match(await oss.get(`/serviceOrder/${order.id}`), {
    body: { state: 'cancelled', cancellationReason: 'No longer needed', cancellationDate: String },
  })
  t.match(await oss.post('/cancelServiceOrder', wanted), { status: 409, body: { code: 'ended' } })
})

t.test('past the point of no return it ends with an error, and the order goes on', async t => {
  const oss = await simulator(t, { step: 150 })
  const { body: order } = await oss.order('E-1')
  const path = `/serviceOrder/${order.id}`
  await oss.until(path, ({ milestone }) =>
    (milestone as { name: string }[]).some(({ name }) => name === 'accessInstalled'),
  )
  const { body } = await oss.post('/cancelServiceOrder', { serviceOrder: { id: order.id } })
  const task = await oss.until(
    `/cancelServiceOrder/${body.id}`,
    ({ state }) => state === 'terminatedWithError',
  )
  t.match(task.completionMessage, /point of no return/)
  await oss.until(path, ({ state }) => state === 'completed')
})

t.test('only what is there can be cancelled', async t => {
  const oss = await simulator(t, {})
  t.equal((await oss.post('/cancelServiceOrder', { serviceOrder: { id: 'x' } })).status, 404)
  t.equal((await oss.post('/cancelServiceOrder', {})).status, 400)
  t.equal((await oss.get('/cancelServiceOrder/x')).status, 404)
})
