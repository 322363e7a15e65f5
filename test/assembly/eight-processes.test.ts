import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'
import { coreMigrations } from '../../core/commerce/migrations/index.ts'

t.test('eight processes that start at once on an empty database', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const script = fileURLToPath(new URL('start-process.ts', import.meta.url))
  const processes = Array.from({ length: 8 }, () =>
    fork(script, [url], { execArgv: ['--conditions=plugboard-source'] }),
  )
  const ready = await Promise.all(
    processes.map(child =>
      Promise.race([
        once(child, 'message').then(([message]) => message),
        once(child, 'exit').then(([code]) => ({ code })),
      ]),
    ),
  )
  t.same(
    ready,
    Array.from({ length: 8 }, () => ({ status: 200, body: { status: 'ready' } })),
    'all become ready',
  )
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    'select plugin, name from plugboard_migrations order by plugin, name',
  )
  const { rows: audit } = await client.query('select count(*)::int as count from audit_records')
  await client.end()
  t.same(rows, [
    ...coreMigrations.map(({ name }) => ({ plugin: 'core', name })),
    { plugin: 'gift-note', name: '0001-initial' },
  ])
  t.same(audit, [{ count: 0 }])
  const ends = processes.map(child => once(child, 'exit'))
  for (const child of processes) child.send('leave')
  t.same(
    (await Promise.all(ends)).map(([code]) => code),
    Array(8).fill(0),
    'and leave in peace',
  )
})
