import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { resolveDatabase } from '../../../core/database/server/resolve-database.ts'
import { dataFolder, killServer, otherProcess, query, serverPid, useServer } from './helper.ts'

/** Shared by the tests to which it is all the same how the data came to be. */
const folder = await dataFolder(t)

t.test('a given URL is used as it is', async t => {
  const server = await resolveDatabase({ url: 'postgres://db.example/shop' })
  t.match(server, { url: 'postgres://db.example/shop', embedded: false })
  await server.stop()
})

t.test('the first start makes a database, and a stop ends the server', async t => {
  const messages: string[] = []
  const server = await resolveDatabase({ dataFolder: folder, log: text => messages.push(text) })
  t.equal(server.embedded, true)
  t.match(messages.at(-1), /^Started PostgreSQL 18/)
  const rows = await query(
    server.url,
    `select current_database() as name, current_setting('fsync') as fsync,
            current_setting('server_encoding') as encoding, upper('é') as upper,
            current_setting('listen_addresses') as listens`,
  )
  t.strictSame(rows, [
    { name: 'plugboard', fsync: 'on', encoding: 'UTF8', upper: 'É', listens: '127.0.0.1' },
  ])
  const { mode } = await stat(join(folder, 'postgres', 'plugboard.password'))
  t.equal(mode & 0o777, 0o600)

  const wrong = new URL(server.url)
  wrong.password = 'guessed'
  await t.rejects(query(wrong.href, 'select'), { code: '28P01' })

  t.ok(await serverPid(folder))
  await Promise.all([server.stop(), server.stop()])
  t.equal(await serverPid(folder), undefined)
})

t.test('another process joins; the owner leaves the server to it', async t => {
  t.teardown(() => killServer(folder))
  const owner = await otherProcess(t, folder)
  const joined = await useServer(t, folder)
  t.equal(joined.url, owner.url)
  await owner.stop()
  t.ok(await serverPid(folder), 'runs on for who has joined')
  await query(joined.url, 'select')
  await joined.stop()
  t.equal(await serverPid(folder), undefined, 'who leaves last stops it')
})

t.test('the owner stops the server once the others have gone', async t => {
  t.teardown(() => killServer(folder))
  const owner = await useServer(t, folder)
  const joined = await otherProcess(t, folder)
  t.match(joined.messages, [/^Joined/])
  await joined.stop()
  await owner.stop()
  t.equal(await serverPid(folder), undefined)
})

t.test('a kill of the process that started the server keeps server and data', async t => {
  t.teardown(() => killServer(folder))
  const first = await otherProcess(t, folder)
  await query(first.url, 'create table survivor as select 42 as answer')
  const pid = await serverPid(folder)
  await first.kill()
  t.equal(await serverPid(folder), pid)
  const second = await useServer(t, folder)
  t.strictSame(await query(second.url, 'select answer from survivor'), [{ answer: 42 }])
})

t.test('a kill of the server itself: the next start recovers, at the same port', async t => {
  t.teardown(() => killServer(folder))
  const first = await otherProcess(t, folder)
  await query(first.url, 'create table kept as select 42 as answer')
  await killServer(folder)
  const second = await useServer(t, folder)
  t.equal(second.url, first.url)
  t.strictSame(await query(second.url, 'select answer from kept'), [{ answer: 42 }])
})

t.test('an owner does not stop the server that another process started after its own', async t => {
  t.teardown(() => killServer(folder))
  const first = await otherProcess(t, folder)
  await killServer(folder)
  await useServer(t, folder)
  const pid = await serverPid(folder)
  await first.stop()
  t.equal(await serverPid(folder), pid)
})

t.test('the server is in no process group that a terminal could end', async t => {
  t.teardown(() => killServer(folder))
  const other = await otherProcess(t, folder)
  const pid = (await serverPid(folder)) ?? 0
  t.ok(process.kill(-pid, 0), 'it leads a group of its own')
  await other.stop()
})

t.test('a server whose owner was killed is stopped by who leaves it last', async t => {
  const folder = await dataFolder(t)
  const owner = await otherProcess(t, folder)
  await owner.kill()
  const heir = await useServer(t, folder)
  t.equal(heir.url, owner.url, 'it went on running')
  const guest = await otherProcess(t, folder)
  await guest.stop()
  t.ok(await serverPid(folder), 'the heir uses it still')
  await heir.stop()
  t.equal(await serverPid(folder), undefined)
})
