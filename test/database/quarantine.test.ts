import { sql } from 'kysely'
import { createApp, definePlugin } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import type { PluginDefinition } from '../../core/plugin/define.ts'
import prices from '../../examples/bookshop/price-list.ts'

t.test('objects in a state that no policy has any more', async t => {
  const withState = (name: string): PluginDefinition => ({
    ...{ name, version: '1.0.0', core: '^0.1.0' },
    policies: {
      Order: policy =>
        policy
          .addState('parked', { title: 'Parked' })
          .addTransition('park', {
            ...{ title: 'Park', from: ['draft'], to: 'parked', actors: ['buyer'] },
          })
          .addTransition('unpark', {
            ...{ title: 'Unpark', from: ['parked'], to: 'draft', actors: ['buyer'] },
          }),
    },
  })
  const parking = definePlugin(withState('parking'))
  const { app, customer } = await testApp(t, { plugins: [prices, parking] })
  const { url } = app.database
  const made = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const order = `/api/orders/${made.body.id}`
  t.equal((await customer.post(`${order}/actions/park`)).body.state, 'parked')

  await t.rejects(createApp({ plugins: [prices], database: { url }, logger: false }), {
    code: 'MIGRATION_QUARANTINE',
    message: /1 Order in "parked".*policy quarantine/s,
  })
  const again = await testApp(t, { plugins: [prices, parking], url })
  const bearer = { authorization: `Bearer ${customer.token}` }
  t.equal((await again.nobody.get(order, bearer)).body.state, 'parked')
  const back = await again.nobody.post(`${order}/actions/unpark`, {}, bearer)
  t.equal(back.body.state, 'draft', 'the plugin put back, they go on')
})

t.test('an object that gets into such a state while the application runs', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const made = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const order = `/api/orders/${made.body.id}`
  await app.database.db.transaction().execute(async transaction => {
    const announced = `${made.body.id}:parked`
    await sql`select set_config('plugboard.state_change', ${announced}, true)`.execute(transaction)
    await sql`update orders set state = 'parked' where id = ${made.body.id}`.execute(transaction)
  })
  const read = await customer.get(order)
  t.match(read, { status: 200, body: { state: 'parked', actions: [] } })
  t.equal((await customer.get('/api/orders')).body.items.length, 1)
  t.equal((await customer.get(`${order}/history`)).status, 200)
  const why = await customer.get(`${order}/actions`)
  t.ok(why.body.items.every(({ allowed }: { allowed: boolean }) => !allowed))
  for (const reply of [
    await customer.post(`${order}/actions/submit`),
    await customer.patch(order, { reference: 'x' }),
    await customer.post(`${order}/items`, { offering: 'moby-dick' }),
  ]) {
    t.match(reply, { status: 409, body: { code: 'OBJECT_QUARANTINED' } })
  }
})
