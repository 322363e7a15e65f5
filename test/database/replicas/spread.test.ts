import t from 'tap'
import { spread } from '../../../core/database/replicas/spread.ts'

const servers = ['a', 'b', 'c'].map(host => ({ name: `${host}.example:5432/shop` }))
const readers = Array.from({ length: 3_000 }, (_, index) => `0198c0de-0000-7000-8000-${index}`)
const first = (reader: string, among = servers) => spread(reader, among)[0]?.name

t.test('a reader has the same server everywhere, in whatever order they are named', async t => {
  for (const reader of readers.slice(0, 100)) {
    t.equal(first(reader, servers.toReversed()), first(reader))
  }
})

t.test('readers are spread evenly', async t => {
  const counts = Object.values(Object.groupBy(readers, reader => first(reader) ?? ''))
  t.equal(counts.length, 3)
  for (const count of counts) t.ok(Math.abs((count?.length ?? 0) - 1_000) < 150)
})

t.test('a server that is missing moves only its own readers', async t => {
  const [missing, ...others] = servers
  const moved = readers.filter(reader => first(reader, others) !== first(reader))
  t.ok(moved.every(reader => first(reader) === missing?.name))
})
