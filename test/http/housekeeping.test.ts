import { manualClock, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const plugins = [prices]
const items = [{ offering: 'moby-dick' }]

t.test('what has had its time is removed, and nothing else', async t => {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const { app, customer } = await testApp(t, { plugins, clock })
  const order = (key: string) => customer.post('/api/orders', { items }, { 'idempotency-key': key })
  const count = async (table: string) => {
    const rows = await app.database.db.selectFrom(table).select('created_at').execute()
    return rows.length
  }
  const sessions = await count('sessions')

  await order('old')
  clock.advance({ hours: 23 })
  await order('young')
  t.match(await app.tidy(), { idempotencyKeys: 0, sessions: 0 })

  clock.advance({ hours: 2 })
  t.match(await app.tidy(), { idempotencyKeys: 1 })
  const { headers } = await order('young')
  t.equal(headers['idempotency-replayed'], 'true', 'what still holds is kept')

  // The tests' own sessions last a year.
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const user = customer.userId
    const ends = (day: string) => `2026-${day}T00:00:00.000Z`
    await uow.insert('Session', { user, tokenHash: 'a', expiresAt: ends('03-01') })
    await uow.insert('Session', { user, tokenHash: 'b', expiresAt: ends('03-20') })
  })
  clock.advance({ days: 31 })
  t.match(await app.tidy(), { sessions: 1 })
  t.equal(await count('sessions'), sessions + 1, 'a session is kept for a while after its end')
  t.equal((await customer.get('/api/orders')).status, 200)
})

t.test('several workers share the work, in batches', async t => {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const { app } = await testApp(t, { plugins, clock })
  const { db } = app.database
  const now = clock.now()
  const rows = Array.from({ length: 2_500 }, (_, index) => ({
    scope: 'test',
    key: `key-${index}`,
    request_hash: 'x'.repeat(64),
    created_at: now,
    expires_at: now,
  }))
  await db.insertInto('idempotency_keys').values(rows).execute()
  const runs = await Promise.all(Array.from({ length: 4 }, () => app.tidy()))
  const removed = runs.reduce((sum, run) => sum + run.idempotencyKeys, 0)
  const left = await db.selectFrom('idempotency_keys').select('key').execute()
  // Each row goes once; those that one worker held while the others finished wait for the next run.
  t.equal(removed + left.length, 2_500)
  t.equal((await app.tidy()).idempotencyKeys, left.length)
})
