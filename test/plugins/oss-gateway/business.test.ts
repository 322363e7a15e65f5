import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { playDay } from '../../drill/oss-day.ts'

// A sample of `npm run drill`, which plays two hundred orders.
t.test('a day of business ends the same whatever the network does', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'plugboard-oss-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const day = { orders: 9, seed: 5 }
  const calm = await playDay(t, day)
  t.same(calm.differences, [])
  t.same(calm.leftBehind, [])
  const rough = await playDay(t, {
    ...day,
    faults: { lose: 0.1, repeat: 0.1, reorder: 0.2, fail: 0.05 },
    kill: { after: 1_500, pause: 1_000, journal: join(folder, 'journal.jsonl') },
  })
  t.same(rough.states, calm.states)
  t.same(rough.differences, [])
  t.same(rough.leftBehind, [])
  t.ok(Object.keys(rough.stories).length > 3, JSON.stringify(rough.stories))
})
