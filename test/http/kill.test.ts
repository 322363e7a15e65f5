import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { killServer, orderThroughKill, seeded, startServer } from '../drill/kill-between.ts'

/** A sample of `npm run drill`: test/drill/idempotency-kill.ts does it fifty times. */
t.test('a server that is killed between work and reply leaves one order a key', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const databaseUrl = app.database.url
  const random = seeded(7)
  let server = await startServer(databaseUrl)
  t.teardown(() => killServer(server))
  for (const key of ['one', 'two', 'three', 'four', 'five']) {
    const after = random() * 60
    const done = await orderThroughKill({ databaseUrl, server, token: customer.token, key, after })
    server = done.server
    t.equal(done.attempt.status, 201)
    const { body } = await customer.get(`/api/orders?reference=${key}`)
    t.equal(body.items.length, 1, `killed after ${after.toFixed(1)} ms`)
    t.equal(body.items[0].id, JSON.parse(done.attempt.body).id)
    t.equal(body.items[0].items.length, 20)
  }
})
