import { definePlugin, isPlugboardError, PlugboardError, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

/** A plugin that lends books out by routes of its own. */
const library = definePlugin({
  name: 'library',
  version: '1.0.0',
  core: '*',
  options: Type.Object({ greeting: Type.String() }),
  errors: { LIBRARY_CLOSED: { status: 409, message: 'The library is closed' } },
  routes: {
    plugin: async (app, { options }) => {
      const { plugboard } = app
      app.get('/hours', { config: { plugboard: { isPublic: true } } }, async () => ({
        greeting: options.greeting,
      }))
      app.get('/me', async request => ({ name: plugboard.actorOf(request).name }))
      app.get(
        '/shelves',
        {
          schema: {
            summary: 'List the shelves',
            querystring: Type.Object({ limit: Type.Integer({ maximum: 9 }) }),
          },
        },
        async request => ({ limit: (request.query as { limit: number }).limit }),
      )
      app.post(
        '/loans',
        { schema: { body: Type.Object({ book: Type.String() }, { additionalProperties: false }) } },
        async (request, reply) =>
          plugboard.mutate(request, reply, {
            work: async uow => {
              const order = await uow.load('Order', (request.body as { book: string }).book)
              order.reference = `loan ${uow.newId()}`
              return {
                status: 201,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ reference: order.reference }),
              }
            },
          }),
      )
      app.post('/orders/:id/submit', async request => {
        const { id } = request.params as { id: string }
        return plugboard.perform(request, { object: 'Order', id, transition: 'submit' })
      })
      app.post(
        '/returns/:id',
        {
          config: {
            plugboard: {
              recognise: ({ headers }) => {
                if (headers.authorization !== 'Bearer the-machine') {
                  throw new PlugboardError('NOT_AUTHENTICATED')
                }
              },
            },
          },
        },
        async request => {
          const { id } = request.params as { id: string }
          return plugboard.transact(request, async uow => {
            const order = await uow.load('Order', id)
            order.reference = 'returned'
            return { by: uow.actor.name }
          })
        },
      )
      app.get('/closed', async () => {
        throw new PlugboardError('LIBRARY_CLOSED')
      })
    },
  },
})
const plugins = [prices, library.with({ greeting: 'Hush' })]

t.test('routes of a plugin', async t => {
  const { customer, otherCustomer, nobody } = await testApp(t, { plugins })

  t.test('want somebody who is signed in, unless they say otherwise', async t => {
    t.same((await nobody.get('/api/library/hours')).body, { greeting: 'Hush' })
    const refused = await nobody.get('/api/library/me')
    t.match(refused, { status: 401, body: { code: 'NOT_AUTHENTICATED' } })
    t.equal((await customer.get('/api/library/me')).status, 200)
  })

  t.test('know callers that are no users, and act for them as the application', async t => {
    const { body: order } = await customer.post('/api/orders', {
      items: [{ offering: 'moby-dick', quantity: 1 }],
    })
    const url = `/api/library/returns/${order.id}`
    // A user's token is not the machine's, whoever the user is.
    t.match(await customer.post(url), { status: 401, body: { code: 'NOT_AUTHENTICATED' } })
    t.equal((await nobody.post(url)).status, 401)
    const taken = await nobody.post(url, {}, { authorization: 'Bearer the-machine' })
    t.match(taken, { status: 200, body: { by: 'plugboard' } })
    const { body: history } = await customer.get(`/api/orders/${order.id}/history`)
    t.match(history.items[0], { actorName: 'plugboard', causeKind: 'request' })
  })

  t.test('have their input checked, with pointers', async t => {
    t.same((await customer.get('/api/library/shelves?limit=7')).body, { limit: 7 })
    const tooMany = await customer.get('/api/library/shelves?limit=70')
    t.match(tooMany, { status: 400, body: { errors: [{ pointer: '/query/limit' }] } })
    const unknown = await customer.post('/api/library/loans', { book: 'x', pages: 3 })
    t.match(unknown, { status: 422, body: { errors: [{ pointer: '/pages', code: 'unknown' }] } })
  })

  t.test('write once for an Idempotency-Key, audited', async t => {
    const { body: order } = await customer.post('/api/orders', {
      items: [{ offering: 'moby-dick', quantity: 1 }],
    })
    const key = { 'idempotency-key': 'loan-1' }
    const first = await customer.post('/api/library/loans', { book: order.id }, key)
    const second = await customer.post('/api/library/loans', { book: order.id }, key)
    t.equal(first.status, 201)
    t.same(second.body, first.body)
    const { body: history } = await customer.get(`/api/orders/${order.id}/history`)
    const changes = history.items.filter((item: { changes: object }) => 'reference' in item.changes)
    t.equal(changes.length, 1)
  })

  t.test('perform transitions as whoever asks', async t => {
    const { body: order } = await customer.post('/api/orders', {
      items: [{ offering: 'moby-dick', quantity: 1 }],
    })
    const url = `/api/library/orders/${order.id}/submit`
    t.match(await otherCustomer.post(url), { status: 404, body: { code: 'NOT_FOUND' } })
    t.match(await customer.post(url), { status: 200, body: { to: 'submitted' } })
  })

  t.test('answer with the codes of their plugin', async t => {
    const closed = await customer.get('/api/library/closed')
    t.match(closed, {
      status: 409,
      body: { code: 'LIBRARY_CLOSED', title: 'The library is closed' },
    })
  })

  t.test('stand in the document where they have a schema', async t => {
    const { body: document } = await nobody.get('/openapi.json')
    t.equal(document.paths['/api/library/shelves'].get.summary, 'List the shelves')
    t.notOk(document.paths['/api/library/me'])
  })
})

const guide = (name: string, prefix: string, path: string) =>
  definePlugin({
    name,
    version: '1.0.0',
    core: '*',
    routes: { prefix, plugin: async app => void app.get(path, async () => ({})) },
  })

t.test('two plugins with one route stop the boot', async t => {
  const plugins = [
    prices,
    guide('maps', '/api/maps', '/city/:id'),
    guide('city', '/api/maps/city', '/:name'),
  ]
  const error = await testApp(t, { plugins }).then(
    () => undefined,
    error => error,
  )
  t.ok(isPlugboardError(error))
  t.equal(error.code, 'PLUGIN_CONFLICT')
  for (const word of ['maps', 'city', 'GET /api/maps/city/:', 'prefix'])
    t.match(error.message, word)
})

t.test('a plugin cannot take a route of the core', async t => {
  const error = await testApp(t, {
    plugins: [prices, guide('spy', '/api/orders/:id', '/history')],
  }).then(
    () => undefined,
    error => error,
  )
  t.match(error, { code: 'PLUGIN_CONFLICT' })
  t.match(error.message, /core and spy/)
})
