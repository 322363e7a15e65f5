import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { clientOf, simulator } from './client.ts'

t.test('a journal keeps the memory over a kill', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'plugboard-oss-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const flags = { journal: join(folder, 'journal.jsonl'), step: 40 }
  const first = await simulator(t, flags)
  await first.post('/hub', { callback: 'http://127.0.0.1:9' })
  const ids: string[] = []
  for (let number = 1; number <= 5; number++) {
    ids.push((await first.order(`E-${number}`)).body.id)
  }
  await first.kill()
  // A kill may tear the last line.
  await appendFile(flags.journal, '{"kind":"order","rec')

  const second = await simulator(t, flags)
  const { get, order, post, until } = clientOf(second.address)
  t.match(await order('E-1'), { status: 409 })
  t.match(await post('/hub', { callback: 'http://127.0.0.1:9' }), { status: 409 })
  for (const id of ids) await until(`/serviceOrder/${id}`, ({ state }) => state === 'completed')
  await second.kill()

  const third = await simulator(t, flags)
  const { serviceOrders } = await third.ledger()
  t.same(
    serviceOrders.map(({ externalId, state }) => `${externalId} ${state}`),
    ['E-1', 'E-2', 'E-3', 'E-4', 'E-5'].map(externalId => `${externalId} completed`),
  )
  t.equal((await get('/serviceOrder').catch(() => undefined))?.status, undefined)
})
