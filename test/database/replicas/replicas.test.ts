import { createApp } from 'plugboard'
import { emptyDatabase, type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../../examples/bookshop/price-list.ts'
import { query } from '../server/helper.ts'
import { streamingReplica } from './streaming-replica.ts'

const plugins = [prices]

/** Makes a draft. @returns its id */
async function order(client: TestClient): Promise<string> {
  const { status, body } = await client.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body.id
}

async function listed(client: Pick<TestClient, 'get'>, headers = {}): Promise<string[]> {
  const { body } = await client.get('/api/orders', headers)
  return body.items.map(({ id }: { id: string }) => id)
}

t.test('a database with a streaming replica', async t => {
  const replica = await streamingReplica(t)
  const { primaryUrl: url, url: replicaUrl } = replica
  const { app, customer, manager, nobody } = await testApp(t, {
    plugins,
    url,
    replicaUrls: [replicaUrl],
  })
  const { replicas } = app.services
  if (!replicas) throw new Error('There are no replicas')
  const name = new URL(replicaUrl).host + new URL(replicaUrl).pathname

  /** Until the replica has all that is there now, for everybody. */
  async function caughtUp() {
    const now = replicas?.now() ?? 0
    const isSo = () =>
      replicas?.states().every(({ trouble, hasUntil }) => !trouble && (hasUntil ?? 0) >= now)
    while (!isSo()) await replicas?.look()
  }
  async function metric(line: string) {
    const { text } = await nobody.get('/metrics')
    const found = text.split('\n').find(candidate => candidate.startsWith(`${line} `))
    return Number(found?.slice(line.length))
  }
  const answered = async (server: string) => ({ ...replicas.answers })[server as 'primary']

  t.test('what is only shown comes from the replica', async t => {
    const id = await order(customer)
    await caughtUp()
    for (const path of ['', `/${id}`, `/${id}/history`, `/${id}/actions`, `/${id}/items`]) {
      const before = { ...replicas.answers }
      const { status } = await manager.get(`/api/orders${path}`)
      t.equal(status, 200, path)
      t.same(replicas.answers, { ...before, replica: before.replica + 1 }, path)
    }
    const { primary } = replicas.answers
    t.equal((await manager.get('/orders', { accept: 'text/html' })).status, 200)
    t.equal((await manager.get(`/orders/${id}`, { accept: 'text/html' })).status, 200)
    t.equal((await manager.get('/api/orders?format=csv')).status, 200)
    t.equal(replicas.answers.primary, primary, 'pages and tables, too')
  })

  t.test('while it is behind', async t => {
    await caughtUp()
    const before = await listed(manager)
    await replica.hold()
    t.teardown(() => replica.goOn())
    const id = await order(customer)

    t.same(await listed(manager), before, 'others see what it has')
    t.ok((await listed(customer)).includes(id), 'who has written sees that at once')
    t.equal((await manager.get(`/api/orders/${id}`)).status, 200, 'what it lacks is not denied')
    t.equal((await customer.post(`/api/orders/${id}/actions/submit`)).status, 200)
    const accepted = await manager.post(`/api/orders/${id}/actions/accept`)
    t.equal(accepted.status, 200, 'what is decided is decided on what is so')
    t.ok((await listed(manager)).includes(id), 'and then this one has written, too')
  })

  t.test('once it has caught up, it answers those who have written as well', async t => {
    const id = await order(customer)
    await caughtUp()
    const { primary } = replicas.answers
    t.ok((await listed(customer)).includes(id))
    t.equal(replicas.answers.primary, primary)
  })

  t.test('what was written through another process is seen, too', async t => {
    const other = await createApp({
      plugins,
      role: 'web',
      logger: false,
      database: { url, replicaUrls: [replicaUrl] },
    })
    t.teardown(() => other.close())
    const through = (headers: Record<string, string>) =>
      other.server
        .inject({ url: '/api/orders', headers })
        .then(reply => reply.json().items.map((item: { id: string }) => item.id))
    await caughtUp()
    await replica.hold()
    t.teardown(() => replica.goOn())

    const { headers, body } = await customer.post('/api/orders', {})
    const authorization = `Bearer ${customer.token}`
    t.notOk((await through({ authorization })).includes(body.id))
    const mark = headers['x-plugboard-written'] as string
    t.ok(
      (await through({ authorization, 'x-plugboard-written': mark })).includes(body.id),
      'by a program that sends the mark back',
    )

    const form = await app.server.inject({
      method: 'POST',
      url: '/orders',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      cookies: { plugboard_session: manager.token },
      payload: '',
    })
    const cookie = form.cookies.find(({ name }) => name === 'plugboard_written')
    t.match(cookie, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 30 })
    const session = `plugboard_session=${manager.token}`
    t.notOk((await through({ cookie: session })).includes(body.id))
    t.ok(
      (await through({ cookie: `${session}; plugboard_written=${cookie?.value}` })).includes(
        body.id,
      ),
      'by a browser',
    )
  })

  t.test('operators see how it is; without it the primary answers', async t => {
    await caughtUp()
    t.equal(await metric(`plugboard_replica_up{replica="${name}"}`), 1)
    t.ok((await metric(`plugboard_replica_lag_seconds{replica="${name}"}`)) < 30)
    t.equal(
      await metric('plugboard_display_reads_total{server="replica"}'),
      await answered('replica'),
    )
    await replica.stop()
    const { primary } = replicas.answers
    t.equal((await manager.get('/api/orders')).status, 200, 'at once')
    t.equal(replicas.answers.primary, primary + 1)
    t.equal(await metric(`plugboard_replica_up{replica="${name}"}`), 0)
    t.equal((await nobody.get('/readyz')).status, 200)
    await replica.start()
    await caughtUp()
    t.equal(await metric(`plugboard_replica_up{replica="${name}"}`), 1)
    await manager.get('/api/orders')
    t.equal(replicas.answers.primary, primary + 1)
  })

  t.test('it may lack what a migration has made', async t => {
    await query(url, 'alter table orders rename to orders_to_be')
    await caughtUp()
    await replica.hold()
    t.teardown(() => replica.goOn())
    await query(url, 'alter table orders_to_be rename to orders')
    t.equal((await manager.get('/api/orders')).status, 200)
  })
})

t.test('what is no replica of the database is left out', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const nowhere = new URL(url)
  nowhere.port = '1'
  const urls = [url, elsewhere.href, nowhere.href]
  const { app, customer } = await testApp(t, { plugins, url, replicaUrls: urls })
  t.match(
    app.services.replicas?.states().map(({ trouble }) => trouble),
    [/takes writes/, /its database is postgres/, /does not answer/],
  )
  t.notMatch(JSON.stringify(app.services.replicas?.states()), new URL(url).password)
  await order(customer)
  t.equal((await listed(customer)).length, 1)
})
