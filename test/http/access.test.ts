import { type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

type Operation = { readonly method: string; readonly path: string; readonly body: unknown }

/** Of objects that belong to no company. */
const nobodys = '00000000-0000-7000-8000-000000000000'

const words = new Set(['get', 'post', 'patch', 'put', 'delete'])

t.test('every generated route', async t => {
  const { customer, otherCustomer, manager, nobody } = await testApp(t, {
    plugins: await museumPlugins(),
  })
  const order = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const { Jar = '' } = await exhibits(customer, [{ title: 'Jar' }])
  const label = await customer.post('/api/labels', { exhibit: Jar, language: 'en', text: 'A jar' })
  const user = await customer.get('/api/sessions/current')
  const member = (await manager.get(`/api/memberships?user=${customer.userId}`)).body.items[0]
  const ids: Record<string, string> = {
    ...{ orders: order.body.id, exhibits: Jar, labels: label.body.id },
    ...{ 'order-items': order.body.items[0].id, accounts: customer.accountId as string },
    ...{ users: user.body.user.id, memberships: member.id },
  }

  /** The operations of the document, with the ids of what belongs to the customer. */
  const { body: document } = await nobody.get('/openapi.json')
  const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) => {
    const [, , collection = ''] = path.split('/')
    const url = path
      .replace('{id}', ids[collection] ?? nobodys)
      .replace('{childId}', ids['order-items'] ?? '')
      .replace('{name}', 'none')
    return Object.keys(methods as object)
      .filter(method => words.has(method))
      .map(method => ({ method: method.toUpperCase(), path: url, body: bodyFor(path, method) }))
  })

  /** What the route's schema lets pass. */
  function bodyFor(path: string, method: string): unknown {
    if (method === 'get' || method === 'delete') return undefined
    if (path.startsWith('/api/settings')) return { value: 1 }
    if (path.startsWith('/api/orders/') && path.endsWith('/reject')) return { reason: 'no' }
    if (path.endsWith('/items')) return { offering: 'moby-dick' }
    if (path.includes('/items/')) return { quantity: 2 }
    if (method === 'patch') {
      const key = path.split('/')[2] ?? ''
      const bodies: Record<string, object> = {
        ...{ orders: { reference: 'x' }, exhibits: { title: 'x' }, labels: { text: 'x' } },
        ...{ accounts: { name: 'x' }, users: { name: 'x' }, memberships: { role: 'viewer' } },
      }
      return bodies[key]
    }
    return {}
  }

  const call = (client: TestClient, { method, path, body }: Operation) =>
    client.call(method, path, body)

  t.test('wants somebody who has signed in', async t => {
    t.ok(operations.length > 40, `${operations.length} operations`)
    for (const operation of operations) {
      if (operation.path === '/api/sessions') continue
      const { method, path } = operation
      for (const client of [nobody, { ...nobody, ...signedOut(nobody) }]) {
        const reply = await call(client, operation)
        t.equal(reply.status, 401, `${method} ${path}`)
      }
    }
  })

  t.test("has nothing of another company's", async t => {
    const about = operations.filter(({ path }) => Object.values(ids).some(id => path.includes(id)))
    t.ok(about.length > 25, `${about.length} operations`)
    for (const operation of about) {
      const { method, path } = operation
      const reply = await call(otherCustomer, operation)
      t.equal(reply.status, 404, `${method} ${path} ${reply.text}`)
      t.equal(reply.body.code, 'NOT_FOUND')
      const theirs = await call(otherCustomer, {
        ...operation,
        path: path.replace(/[0-9a-f-]{36}/, absent),
      })
      t.equal(reply.text, theirs.text.replaceAll(absent, ''), 'as if it were not there')
    }
  })

  t.test('what goes by its actions only says so to whoever sees it', async t => {
    const url = `/api/orders/${order.body.id}`
    t.match((await customer.delete(url)).body, { status: 405, code: 'METHOD_NOT_ALLOWED' })
    t.match((await otherCustomer.delete(url)).body, { status: 404, code: 'NOT_FOUND' })
    t.notOk(document.paths['/api/orders/{id}'].delete, 'and is not in the document')
    t.ok(document.paths['/api/exhibits/{id}'].delete)
  })

  t.test('leaves it as it was', async t => {
    t.same((await customer.get(`/api/orders/${order.body.id}`)).body, order.body)
    t.equal((await customer.get(`/api/exhibits/${Jar}`)).body.version, 2, 'with its label')
    for (const collection of ['orders', 'exhibits', 'labels', 'order-items']) {
      t.same((await otherCustomer.get(`/api/${collection}`)).body.items, [], collection)
    }
    const others = (await otherCustomer.get('/api/accounts')).body.items
    t.same(
      others.map(({ id }: { id: string }) => id),
      [otherCustomer.accountId],
    )
  })
})

const absent = '0190b7f2-5d7e-7c3a-8f00-000000000001'

function signedOut(nobody: TestClient): Partial<TestClient> {
  return {
    call: (method, url, body) =>
      nobody.call(method, url, body, { authorization: 'Bearer expired-or-made-up' }),
  }
}
