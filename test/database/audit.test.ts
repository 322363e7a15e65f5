import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from '../http/museum.ts'

t.test('every record and event names the root account of its subject', async t => {
  const { app, customer, manager } = await testApp(t, { plugins: await museumPlugins() })
  const order = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const url = `/api/orders/${order.body.id}`
  const item = `${url}/items/${order.body.items[0].id}`
  const { Jar = '' } = await exhibits(customer, [{ title: 'Jar' }])
  for (const [who, method, at, body] of [
    [customer, 'PATCH', url, { reference: 'x' }],
    [customer, 'PATCH', item, { quantity: 2 }],
    [customer, 'POST', `${url}/actions/submit`, {}],
    [manager, 'POST', `${url}/actions/accept`, {}],
    [manager, 'POST', `${url}/actions/start`, {}],
    [customer, 'PATCH', `/api/exhibits/${Jar}`, { care: { level: 2 } }],
    [customer, 'PATCH', `/api/exhibits/${Jar}`, { loan: { lender: 'X' } }],
    [customer, 'PATCH', `/api/exhibits/${Jar}`, { title: 'Y' }],
    [customer, 'POST', '/api/labels', { exhibit: Jar, language: 'en', text: 'x' }],
    [customer, 'DELETE', `/api/exhibits/${Jar}`, undefined],
  ] as const) {
    const reply = await who.call(method, at, body)
    t.ok(reply.status < 300 || reply.status === 409, reply.text)
  }
  for (const table of ['audit_records', 'events']) {
    const rows = await app.database.db
      .selectFrom(table)
      .selectAll()
      .where('subject_id', 'in', [order.body.id, Jar])
      .orderBy('id')
      .execute()
    t.ok(rows.length > 3)
    for (const row of rows) {
      const what = row.transition ?? row.name ?? JSON.stringify(row.changes)
      t.equal(row.root_account, customer.accountId, `${table} ${what}`)
    }
  }
  const rows = await app.database.db.selectFrom('audit_records').selectAll().execute()
  const mine = rows.filter(({ subject_id }) => subject_id === order.body.id)
  t.ok(mine.every(({ policy_version }) => /^[\w-]{6,12}$/.test(policy_version)))
  t.same(mine.map(({ from_state, to_state }) => `${from_state}>${to_state}`).sort(), [
    ...['accepted>inProgress', 'draft>draft', 'draft>draft', 'draft>submitted', 'null>draft'],
    'submitted>accepted',
  ])
})

t.test('secrets stand in no record', async t => {
  const { app, staff } = await testApp(t, { plugins: await museumPlugins() })
  const administrator = await staff('administrator')
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const user = await uow.load('User', administrator.userId)
    user.passwordHash = 'the-first'
    await uow.flush()
    user.passwordHash = 'the-second'
  })
  const rows = await app.database.db.selectFrom('audit_records').selectAll().execute()
  t.notMatch(JSON.stringify(rows), /the-first|the-second|[0-9a-f]{64}/)
  const [last] = rows.filter(({ subject_id }) => subject_id === administrator.userId).slice(-1)
  t.same(last?.changes, { passwordHash: { before: null, after: '***' } })
  const shown = await administrator.get(`/api/users/${administrator.userId}/history`)
  t.notMatch(shown.text, /passwordHash/)
})
