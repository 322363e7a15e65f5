import { setTimeout as pause } from 'node:timers/promises'
import { definePlugin, type EventRecord } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { createJobs } from '../../core/database/jobs.ts'
import prices from '../../examples/bookshop/price-list.ts'

const event = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'orderSubmitted',
  object: 'Order',
  subjectId: '01890000-0000-7000-8000-000000000002',
  payload: {},
  occurredAt: '2026-01-01T00:00:00.000Z',
  actorId: null,
  rootAccount: null,
  causeKind: 'request',
  causeId: 'test',
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await pause(20)
}

/** A place to write what is logged. */
function recordingLog() {
  const lines: string[] = []
  const write = (_data: object, message: string) => void lines.push(message)
  return { lines, log: { warn: write, error: write } }
}

t.test('a subscriber that keeps failing is retried, then kept as failed', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const { db, url } = app.database
  const tries: string[] = []
  const handle = async (record: EventRecord) => {
    tries.push(record.id)
    throw new Error('The other system is down')
  }
  const { lines, log } = recordingLog()
  const jobs = createJobs(url, [{ plugin: 'p', name: 'tell', event: 'orderSubmitted', handle }], {
    isWorker: true,
    log,
    retries: { limit: 1, delay: 0 },
  })
  await jobs.prepare()
  t.teardown(() => jobs.stop())
  await jobs.enqueue(db, [event])
  t.same(await jobs.counts(db), [{ queue: 'p.tell', state: 'waiting', count: 1 }])
  await jobs.work()
  await until(async () => (await jobs.counts(db)).some(({ state }) => state === 'failed'))
  t.same(tries, [event.id, event.id])
  t.same(await jobs.counts(db), [{ queue: 'p.tell', state: 'failed', count: 1 }])
  t.same(lines, ['A subscriber failed, and is retried', 'A subscriber failed for good'])
})

t.test('a stop waits for the job under way', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const { db, url } = app.database
  const steps: string[] = []
  let finish = () => {}
  const handle = async () => {
    steps.push('begun')
    await new Promise<void>(resolve => {
      finish = resolve
    })
    steps.push('done')
  }
  const jobs = createJobs(url, [{ plugin: 'p', name: 'slow', event: 'orderSubmitted', handle }], {
    isWorker: true,
    log: recordingLog().log,
  })
  await jobs.prepare()
  await jobs.work()
  await jobs.enqueue(db, [event])
  await until(() => steps.length > 0)
  const stopped = jobs.stop().then(() => steps.push('stopped'))
  finish()
  await stopped
  t.same(steps, ['begun', 'done', 'stopped'])
  t.same(await jobs.counts(db), [], 'it was not given back')
})

t.test('operators see what waits; a web process takes one connection more', async t => {
  const waiting = definePlugin({
    name: 'waiting',
    version: '1.0.0',
    core: '*',
    subscribers: [{ name: 'note', event: 'orderSubmitted', handle: async () => {} }],
  })
  const { app, customer, nobody } = await testApp(t, { plugins: [prices, waiting], role: 'web' })
  const { body } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  await customer.post(`/api/orders/${body.id}/actions/submit`)
  const { text } = await nobody.get('/metrics')
  t.match(text, 'plugboard_jobs{queue="waiting.note",state="waiting"} 1')
  const [row] = await app.database.db
    .selectFrom('pg_stat_activity')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('application_name', '=', 'plugboard jobs')
    .where('datname', '=', new URL(app.database.url).pathname.slice(1))
    .execute()
  t.ok(Number(row?.n) <= 1)
})

t.test('what has gathered is worked off without a pause in between', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const { db, url } = app.database
  const count = 200
  let done = 0
  let atOnce = 0
  let most = 0
  const handle = async () => {
    most = Math.max(most, ++atOnce)
    await pause(1)
    atOnce--
    done++
  }
  const subscriber = { plugin: 'p', name: 'tell', event: 'orderSubmitted', concurrency: 3, handle }
  const jobs = createJobs(url, [subscriber], { isWorker: true, log: recordingLog().log })
  await jobs.prepare()
  t.teardown(() => jobs.stop())
  await jobs.enqueue(
    db,
    Array.from({ length: count }, (_, place) => ({
      ...event,
      id: `01890000-0000-7000-8000-${String(place).padStart(12, '0')}`,
    })),
  )
  await jobs.work()
  // One every two seconds would take longer than the test may.
  await until(() => done === count)
  t.ok(most > 1 && most <= 3, `${most} at a time`)
})
