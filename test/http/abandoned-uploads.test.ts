import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { definePlugin, FileStore, type FileStoreContract, folderStore, provide } from 'plugboard'
import { manualClock, type TestContext, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { killServer, startServer } from '../drill/kill-between.ts'
import { attach, pdf } from './attach.ts'

/** An application whose files are in a folder that the test can look into. */
async function withFolder(
  t: TestContext,
  { start = '2026-03-01T12:00:00.000Z', change = (store: FileStoreContract) => store } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'plugboard-uploads-'))
  const files = definePlugin({
    ...{ name: 'files', version: '1.0.0', core: '*' },
    providers: [provide(FileStore, () => change(folderStore(folder)))],
  })
  const clock = manualClock(start)
  const { app, customer } = await testApp(t, { plugins: [prices, files], clock })
  const stored = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter(entry => entry.isFile()).length
  }
  const { body: order } = await customer.post('/api/orders', {})
  const { attachments } = app.services
  const owner = { object: 'Order', id: order.id }
  /** What a process does before it dies. */
  const store = async () => {
    const session = await app.actors.byToken(customer.token)
    if (!session) throw new Error('Nobody is signed in')
    const { actor } = session
    const content = (async function* () {
      yield pdf
    })()
    return { actor, file: await attachments.store(actor, owner, { fileName: 'a.pdf', content }) }
  }
  const notes = async () =>
    (await app.database.db.selectFrom('discarded_files').select('store_key').execute()).length
  const url = `/api/orders/${order.id}/attachments`
  const end = () => rm(folder, { recursive: true, force: true })
  return { app, attachments, clock, customer, end, folder, notes, owner, store, stored, url }
}

for (const [moment, size] of [
  ['during', 1_000_000],
  ['after', 1_000],
] as const) {
  t.test(`content remains of a process that is killed ${moment} an upload, for a day`, async t => {
    const start = new Date().toISOString()
    const { app, clock, customer, end, folder, stored, url } = await withFolder(t, { start })
    t.teardown(end)
    const server = await startServer(app.database.url, 'upload-server.ts', folder, moment)
    t.teardown(() => killServer(server))
    const there = {
      ...customer,
      async call(method: string, path: string, body: unknown, headers = {}) {
        const authorization = `Bearer ${customer.token}`
        const options = { method, body: body as Buffer<ArrayBuffer> }
        await fetch(server.address + path, { ...options, headers: { ...headers, authorization } })
        throw new Error('It has answered')
      },
    }
    await t.rejects(attach(there, url, 'a.txt', 'x'.repeat(size)), /fetch failed/)
    t.equal(await stored(), 1)
    clock.advance({ hours: 23 })
    t.match(await app.tidy(), { files: 0 })
    t.equal(await stored(), 1, 'for all that is known it is under way')
    t.same((await customer.get(url)).body.items, [])
    clock.advance({ hours: 2 })
    t.match(await app.tidy(), { files: 1 })
    t.equal(await stored(), 0)
  })
}

t.test('what is attached, refused or sent again leaves no note', async t => {
  const { app, clock, customer, end, notes, stored, url } = await withFolder(t)
  t.teardown(end)
  const key = { 'idempotency-key': 'once' }
  const { body, status } = await attach(customer, url, 'a.pdf', pdf, key)
  t.equal(status, 201)
  t.equal((await attach(customer, url, 'a.pdf', pdf, key)).status, 201)
  t.equal((await attach(customer, url, 'b.pdf', 'no such thing')).status, 415)
  t.equal((await attach(customer, url, 'b.pdf', pdf, key)).status, 422)
  t.equal(await notes(), 0)
  clock.advance({ days: 9 })
  t.match(await app.tidy(), { files: 0 })
  t.equal(await stored(), 1)
  t.equal((await customer.get(body.content)).text, pdf.toString())
})

t.test('an upload that took half a day comes too late for its content', async t => {
  const { app, attachments, clock, customer, end, owner, store, stored, url } = await withFolder(t)
  t.teardown(end)
  const add = ({ actor, file }: Awaited<ReturnType<typeof store>>) =>
    app.transact(actor, { kind: 'seed', id: 'test' }, uow => attachments.add(uow, owner, file))
  const inTime = await store()
  const late = await store()
  clock.advance({ hours: 11 })
  await add(inTime)
  clock.advance({ hours: 2 })
  await t.rejects(add(late), { code: 'INPUT_INVALID', message: /twelve hours/ })
  clock.advance({ hours: 12 })
  t.match(await app.tidy(), { files: 1 })
  t.equal(await stored(), 1)
  t.equal((await customer.get(url)).body.items.length, 1)
})

t.test('a store may name content itself', async t => {
  const change = (store: FileStoreContract): FileStoreContract => ({
    ...store,
    put: (content, limit) => store.put(content, limit),
  })
  const { app, clock, customer, end, notes, store, stored, url } = await withFolder(t, { change })
  t.teardown(end)
  t.equal((await attach(customer, url, 'a.pdf', pdf)).status, 201)
  t.equal(await notes(), 0)
  await store()
  t.equal(await notes(), 1)
  clock.advance({ hours: 25 })
  t.match(await app.tidy(), { files: 1 })
  t.equal(await stored(), 1)
})

t.test('content that cannot be removed holds up no other, and is tried again', async t => {
  const stuck = new Set<string>()
  const change = (store: FileStoreContract): FileStoreContract => ({
    ...store,
    async remove(key) {
      if (stuck.has(key)) throw new Error('The store is read-only')
      await store.remove(key)
    },
  })
  const { app, clock, end, store, stored } = await withFolder(t, { change })
  t.teardown(end)
  const { file } = await store()
  clock.advance({ minutes: 1 })
  await store()
  stuck.add(file.stored.key)
  clock.advance({ hours: 25 })
  await t.rejects(app.tidy(), /read-only/)
  t.equal(await stored(), 1)
  t.match(await app.tidy(), { files: 0 }, 'not at once')
  stuck.clear()
  clock.advance({ minutes: 11 })
  t.match(await app.tidy(), { files: 1 })
  t.equal(await stored(), 0)
})
