import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { museumPlugins } from './museum.ts'

type Query = (this: pg.Client, ...args: unknown[]) => unknown

/** Counts the statements of this process that name a table. */
function counter(t: { teardown(work: () => void): unknown }, table: string) {
  const count = { of: 0 }
  const original = pg.Client.prototype.query as Query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | { text?: string }]
    if (JSON.stringify(query).includes(table)) count.of++
    return original.apply(this, args)
  } as never
  t.teardown(() => {
    pg.Client.prototype.query = original as never
  })
  return count
}

t.test('a list as CSV without a limit', async t => {
  const { app, customer, otherCustomer } = await testApp(t, { plugins: await museumPlugins() })
  const fill = (account: string | undefined, material: string, from: number, to: number) =>
    app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
      const rows = Array.from({ length: to - from }, (_, index) => ({
        account: account ?? '',
        title: `Exhibit ${String(from + index).padStart(5, '0')}`,
        material: material as 'wood',
        tags: [],
        // Long enough for a page to fill what lies between the database and a slow reader.
        story: 'x'.repeat(500),
      }))
      const made = await uow.insertMany('Exhibit', rows)
      for (const { id } of made) await uow.setPart('Exhibit', id, 'care', { level: 1 })
    })
  await fill(customer.accountId, 'wood', 0, 401)
  await fill(customer.accountId, 'bronze', 401, 801)
  await fill(otherCustomer.accountId, 'wood', 801, 802)
  const titles = (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map(line => line.split(',')[1])
  const named = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `Exhibit ${String(from + i).padStart(5, '0')}`)

  t.test('is the whole list, in its order', async t => {
    const reply = await customer.get('/api/exhibits?format=csv&fields=title&sort=title')
    t.equal(reply.status, 200)
    t.match(reply.headers['content-type'], /^text\/csv/)
    t.notOk(reply.headers['x-next-cursor'])
    t.same(titles(reply.text), named(0, 801))
    const newest = await customer.get('/api/exhibits?fields=title', { accept: 'text/csv' })
    t.same(titles(newest.text), named(0, 801).reverse())
  })

  t.test('is filtered, and ends with a full page', async t => {
    const reply = await customer.get(
      '/api/exhibits?format=csv&fields=title&sort=createdAt&material=bronze',
    )
    t.same(titles(reply.text), named(401, 801))
    t.match(
      (await customer.get('/api/exhibits?format=csv&tags=x')).body,
      { status: 400, code: 'NOT_FILTERABLE' },
      'a fault is told before anything is sent',
    )
  })

  t.test('is read a page at a time, when the reader wants more', async t => {
    const count = counter(t, 'museum__exhibits\\" o')
    const url = '/api/exhibits?format=csv&sort=title'
    const headers = { authorization: `Bearer ${customer.token}` }
    const reply = await app.server.inject({ url, headers, payloadAsStream: true })
    for (let turns = 0; turns < 200; turns++) await turn()
    t.ok(count.of > 0 && count.of <= 3, `${count.of} statements while nobody reads`)
    let text = ''
    for await (const chunk of reply.stream()) text += chunk
    t.equal(titles(text).length, 801)
    t.equal(count.of, 5)
  })

  t.test('with a limit or a cursor is one page', async t => {
    const page = await customer.get('/api/exhibits?format=csv&fields=title&sort=title&limit=200')
    t.same(titles(page.text), named(0, 200))
    const cursor = page.headers['x-next-cursor']
    const next = await customer.get(
      `/api/exhibits?format=csv&fields=title&sort=title&cursor=${cursor}`,
    )
    t.same(titles(next.text), named(200, 220))
    t.ok(next.headers['x-next-cursor'])
  })

  t.test('is not read for its head', async t => {
    const count = counter(t, 'museum__exhibits\\" o')
    const reply = await customer.call('HEAD', '/api/exhibits?format=csv')
    t.equal(reply.status, 200)
    t.match(reply.headers['content-type'], /^text\/csv/)
    for (let turns = 0; turns < 200; turns++) await turn()
    t.ok(count.of <= 1)
  })
})
