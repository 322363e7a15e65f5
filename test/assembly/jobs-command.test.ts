import { setTimeout as pause } from 'node:timers/promises'
import { emptyDatabase, testApp } from 'plugboard/testing'
import t from 'tap'
import { createJobs } from '../../core/database/jobs.ts'
import application from './apps/with-subscriber.ts'
import { bookshop, heralds, run } from './run-plugboard.ts'

const idOf = (number: number) => `01890000-0000-7000-8000-00000000000${number}`

const event = (number: number) => ({
  ...{ id: idOf(number), name: 'orderSubmitted', object: 'Order', subjectId: idOf(9 - number) },
  ...{ payload: {}, occurredAt: '2026-01-01T00:00:00.000Z', actorId: null, rootAccount: null },
  ...{ causeKind: 'request', causeId: 'test' },
})

const silence = { warn: () => {}, error: () => {} }

t.test('jobs that were given up', async t => {
  const { app } = await testApp(t, { plugins: application.plugins })
  const { db, url } = app.database

  /** Works on the jobs until something is so. */
  async function workUntil(
    handle: (subscriber: string, event: string) => void,
    isSo: (counts: string[]) => boolean,
  ) {
    const subscribers = ['tell', 'sing', 'gone'].map(name => ({
      ...{ plugin: 'herald', name, event: 'orderSubmitted' },
      handle: async ({ id }: { id: string }) => handle(name, id),
    }))
    const retries = { limit: 0, delay: 0 }
    const jobs = createJobs(url, subscribers, { isWorker: true, log: silence, retries })
    await jobs.prepare()
    const counts = async () =>
      (await jobs.counts(db)).map(({ queue, state, count }) => `${queue} ${state} ${count}`)
    if (!isSo(await counts())) {
      await jobs.work()
      while (!isSo(await counts())) await pause(20)
    }
    return { jobs, stop: () => jobs.stop() }
  }

  const { jobs, stop } = await workUntil(
    () => {},
    () => true,
  )
  for (const number of [1, 2]) await jobs.enqueue(db, [event(number)])
  await stop()

  const waiting = await run(heralds, 'jobs list', url)
  t.equal(waiting.status, 0, waiting.err)
  t.match(waiting.out, /^[0-9a-f-]{36} herald\.tell waiting orderSubmitted Order .{36} since 20/m)
  t.match(waiting.out, /\n6 waiting\.\n$/)
  t.equal((await run(heralds, 'jobs list --state failed', url)).out, 'No jobs.\n')
  t.match(await run(heralds, 'jobs retry --all', url), { status: 0, out: 'Nothing to do.\n' })

  const failing = await workUntil(
    (name, id) => {
      if (name !== 'sing' || id === idOf(1)) throw new Error('The other\nsystem is down')
    },
    counts => `${counts}` === 'herald.gone failed 2,herald.sing failed 1,herald.tell failed 2',
  )
  await failing.stop()
  const failed = await run(heralds, 'jobs list --state failed', url)
  t.equal(failed.status, 0, failed.err)
  const lines = failed.out.split('\n').slice(0, -2)
  t.equal(lines.length, 5)
  const lost = lines.find(line => line.includes('herald.gone'))
  t.match(
    lost,
    /^[0-9a-f-]{36} herald\.gone failed orderSubmitted Order \S{36} tried once, last 20\S+Z: The other system is down$/,
  )
  t.match(failed.out, /\n5 failed\.\n$/)
  const one = await run(heralds, 'jobs list --state failed --queue herald.sing', url)
  t.match(one.out, new RegExp(`^\\S+ herald\\.sing failed .* ${idOf(8)} .*\\n1 failed\\.\\n$`))
  const [id = ''] = one.out.split(' ')

  t.test('are not tried again by a mistake', async t => {
    const gone = lost?.split(' ')[0]
    const faults = await Promise.all([
      run(heralds, 'jobs retry', url),
      run(heralds, `jobs retry ${id} --all`, url),
      run(heralds, `jobs retry ${id} ${idOf(5)} nonsense`, url),
      run(heralds, `jobs retry ${gone}`, url),
      run(heralds, 'jobs retry --queue herald.gone', url),
      run(heralds, 'jobs list --state lost', url),
      run(heralds, 'jobs list --queue nope', url),
    ])
    t.same(
      faults.map(({ status, out }) => [status, out]),
      faults.map(() => [1, '']),
    )
    const words = [
      ...[/Name jobs/, /only one/, new RegExp(`^JOB_UNKNOWN: .*${idOf(5)}, nor nonsense`)],
      ...[/herald\.gone/, /herald\.gone.*herald\.tell, herald\.sing/, /Allowed choices/],
      /^JOB_UNKNOWN: .*nope.*herald\.tell/,
    ]
    for (const [index, word] of words.entries()) t.match(faults[index]?.err, word)
    const { out } = await run(heralds, 'jobs list --state failed', url)
    t.equal(out, failed.out, 'nothing has happened')
  })

  t.test('are tried again when an operator says so', async t => {
    const upper = await run(heralds, `jobs retry ${id.toUpperCase()} ${id}`, url)
    t.match(upper, { status: 0, out: 'herald.sing 1\nWill try 1 again.\n' }, upper.err)
    const all = await run(heralds, 'jobs retry --all', url)
    t.match(all, { status: 0, out: 'herald.tell 2\nWill try 2 again.\n' }, 'who is there')
    const handled: string[] = []
    const working = await workUntil(
      (name, id) => handled.push(`${name} ${id}`),
      counts => `${counts}` === 'herald.gone failed 2',
    )
    await working.stop()
    t.same(handled.sort(), [`sing ${idOf(1)}`, `tell ${idOf(1)}`, `tell ${idOf(2)}`])
    const queue = await run(heralds, 'jobs retry --queue herald.tell', url)
    t.match(queue, { status: 0, out: 'Nothing to do.\n' })
  })
})

t.test('an application that has no subscribers has no jobs', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  t.match(await run(bookshop, 'jobs list', url), { status: 0, out: 'No jobs.\n' })
  t.match(await run(bookshop, 'jobs retry --all', url), { status: 0, out: 'Nothing to do.\n' })
})
