import { setTimeout } from 'node:timers/promises'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import pg from 'pg'
import { plugboard } from 'plugboard'
import { testApp, testDatabase } from 'plugboard/testing'
import t, { type Test } from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'

/** A server of somebody who has routes, a parser and an error handler of their own. */
async function host(t: Test) {
  const database = await testDatabase(assemble([prices]))
  const server = Fastify()
  server.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) =>
    done(null, (body as string).split(',')),
  )
  server.setErrorHandler((error, _request, reply) =>
    reply.code(500).send(`host: ${(error as Error).message}`),
  )
  server.setNotFoundHandler((_request, reply) => reply.code(404).send('host: nothing'))
  server.get('/fails', async () => {
    throw new Error('broken')
  })
  server.post('/echo', async request => ({ body: request.body }))
  server.post(
    '/loose',
    { schema: { body: { type: 'object', properties: { n: { type: 'integer' } } } } },
    async request => request.body,
  )
  await server.register(plugboard, {
    plugins: [prices],
    role: 'web',
    database: { url: database.url },
  })
  server.get('/count', async () => {
    const { reads, model } = server.plugboard
    return { orders: model.object('Order').path, canRead: typeof reads.for === 'function' }
  })
  t.teardown(async () => {
    await server.close()
    await database.drop()
  })
  await server.ready()
  return { server, url: database.url }
}

t.test('an application in a server that is there already', async t => {
  const { server } = await host(t)

  t.test('answers at its own addresses, in its own way', async t => {
    const reply = await server.inject('/api/orders')
    t.equal(reply.statusCode, 401)
    t.match(reply.headers['content-type'], /problem\+json/)
    t.equal((await server.inject('/readyz')).statusCode, 200)
    const other = await server.inject({ method: 'PUT', url: '/api/orders' })
    t.equal(other.statusCode, 405)
  })

  t.test('leaves the host its parsers, validation, errors and unknown addresses', async t => {
    t.equal((await server.inject('/fails')).body, 'host: broken')
    t.equal((await server.inject('/nowhere')).body, 'host: nothing')
    const csv = await server.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'text/csv' },
      payload: 'a,b',
    })
    t.same(csv.json(), { body: ['a', 'b'] })
    const loose = await server.inject({ method: 'POST', url: '/loose', payload: { n: '5' } })
    t.same(loose.json(), { n: 5 }, 'coerced, as Fastify does')
    const csvForUs = await server.inject({
      method: 'POST',
      url: '/api/sessions',
      headers: { 'content-type': 'text/csv' },
      payload: 'a,b',
    })
    t.equal(csvForUs.statusCode, 415, 'the parser of the host is not ours')
  })

  t.test('is at hand as a decoration', async t => {
    t.same((await server.inject('/count')).json(), { orders: 'orders', canRead: true })
  })

  t.test('documents itself and not its host', async t => {
    const { paths } = (await server.inject('/openapi.json')).json()
    t.ok(paths['/api/orders'])
    t.notOk(paths['/echo'])
  })
})

/** How many connections an application holds to a database; none once the server has noticed. */
async function watchConnections(
  t: Test,
  url: string,
): Promise<(wanted?: number) => Promise<number>> {
  const watcher = new pg.Client({ connectionString: url })
  await watcher.connect()
  t.teardown(() => watcher.end())
  return async wanted => {
    for (let attempt = wanted === undefined ? 100 : 0; ; attempt++) {
      const { rows } = await watcher.query(`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
      if (rows[0].n === wanted || attempt === 100) return rows[0].n
      await setTimeout(50)
    }
  }
}

t.test('it closes with its host', async t => {
  const { server, url } = await host(t)
  const connections = await watchConnections(t, url)
  await server.inject('/readyz')
  t.ok((await connections()) > 0)
  await server.close()
  t.equal(await connections(0), 0)
})

t.test('a start that fails gives back what it opened', async t => {
  const database = await testDatabase(assemble([prices]))
  t.teardown(() => database.drop())
  const connections = await watchConnections(t, database.url)
  const server = Fastify()
  server.get('/healthz', async () => 'mine')
  const { url } = database
  const start = async () => server.register(plugboard, { plugins: [prices], database: { url } })
  await t.rejects(start(), { code: 'FST_ERR_DUPLICATED_ROUTE' })
  t.equal(await connections(0), 0)
})

t.test('a host that reads cookies and files itself', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const order = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const server = Fastify()
  await server.register(cookie)
  await server.register(multipart)
  const database = { url: app.database.url, dataFolder: t.testdir({}) }
  await server.register(plugboard, { plugins: [prices], role: 'web', database })
  t.teardown(() => server.close())

  const form = new FormData()
  form.append('file', new Blob(['a note']), 'note.txt')
  const message = new Response(form)
  const upload = await server.inject({
    method: 'POST',
    url: `/api/orders/${order.body.id}/attachments`,
    headers: {
      'content-type': message.headers.get('content-type') ?? '',
      cookie: `plugboard_session=${customer.token}`,
    },
    payload: Buffer.from(await message.arrayBuffer()),
  })
  t.equal(upload.statusCode, 201)
  const content = await server.inject({
    url: upload.json().content,
    headers: { authorization: `Bearer ${customer.token}` },
  })
  t.equal(content.body, 'a note')
})
