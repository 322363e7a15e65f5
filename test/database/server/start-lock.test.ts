import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { withStartLock } from '../../../core/database/server/start-lock.ts'

t.test('one at a time, and nothing stays behind', async t => {
  const folder = t.testdir()
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await sleep(5)
    inside--
  }
  await Promise.all(Array.from({ length: 8 }, () => withStartLock(folder, work)))
  t.equal(most, 1)
  await t.rejects(
    withStartLock(folder, () => Promise.reject(new Error('failed'))),
    /failed/,
  )
  t.strictSame(await readdir(folder), [])
})

t.test('a lock that nobody holds any more is taken', async t => {
  const folder = t.testdir()
  const lock = join(folder, 'start.lock')
  const stale = {
    'its process is gone': ['999999999 gone', new Date()],
    'this process has the number of a former one': [`${process.pid} former`, new Date()],
    'it is an old one of a number that lives again': ['1 init', new Date(0)],
    'its writer died over it': ['', new Date(0)],
  } as const
  for (const [name, [content, written]] of Object.entries(stale)) {
    await writeFile(lock, content)
    await utimes(lock, written, written)
    t.equal(await withStartLock(folder, async () => 'taken'), 'taken', name)
  }
})
