import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type TestApp, type TestReply, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

type Query = (this: pg.Client, ...args: unknown[]) => unknown

/** How often sessions are looked up while something is done. */
async function lookUps(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const original = pg.Client.prototype.query as Query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | { text?: string }]
    const text = typeof query === 'string' ? query : (query.text ?? '')
    if (/from sessions s join users/.test(text)) count++
    return original.apply(this, args)
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original as never
  }
  return count
}

/** Asks again until it is so; what the database tells takes its way. */
async function eventually(ask: () => Promise<boolean>): Promise<boolean> {
  for (let left = 400; left > 0; left--) {
    if (await ask()) return true
    await sleep(25)
  }
  return false
}

t.test('who a token belongs to is remembered until something changes', async t => {
  const here = await testApp(t, { plugins: [prices] })
  const { app, customer, staff } = here
  const manager = await staff('administrator')
  const url = app.database.url
  const there = await testApp(t, { plugins: [prices], url })
  const read = (at: TestApp, token = customer.token): Promise<TestReply> =>
    at.nobody.get('/api/sessions/current', { authorization: `Bearer ${token}` })
  const isRemembered = (at: TestApp) =>
    eventually(async () => (await lookUps(() => read(at))) === 0)
  const execute = (statement: ReturnType<typeof sql>) => statement.execute(app.database.db)

  t.ok(await isRemembered(here))
  t.ok(await isRemembered(there))

  t.test('a change through the API holds from the next request on', async t => {
    const user = await manager.get(`/api/users/${customer.userId}`)
    const renamed = await manager.patch(`/api/users/${customer.userId}`, { name: 'Ann Reader' })
    t.equal(renamed.status, 200, user.text)
    t.match((await read(here)).body, { user: { name: 'Ann Reader' } })
    t.ok(
      await eventually(async () => (await read(there)).body.user.name === 'Ann Reader'),
      'and in another process as soon as it has heard',
    )
  })

  t.test('a change by whatever else writes to the database is heard', async t => {
    for (const at of [here, there]) t.ok(await isRemembered(at))
    await execute(sql`update memberships set role = 'viewer' where user_id = ${customer.userId}`)
    for (const at of [here, there]) {
      t.ok(await eventually(async () => (await read(at)).body.roles.join() === 'viewer'))
    }
    await execute(sql`delete from memberships where user_id = ${customer.userId}`)
    for (const at of [here, there]) {
      t.ok(await eventually(async () => (await read(at)).body.roles.length === 0))
    }
  })

  t.test('members reach an account that comes to stand below theirs', async t => {
    const member = await here.member('viewer')
    const sees = async (at: TestApp, id: string) =>
      (await at.nobody.get(`/api/accounts/${id}`, { authorization: `Bearer ${member.token}` }))
        .status === 200
    const below = await manager.post('/api/accounts', {
      name: 'Below',
      parent: member.accountId,
    })
    t.equal(below.status, 201, below.text)
    t.ok(await sees(here, below.body.id))
    t.ok(await eventually(() => sees(there, below.body.id)))
    await execute(sql`update accounts set parent_id = null where id = ${below.body.id}`)
    for (const at of [here, there]) {
      t.ok(await eventually(async () => !(await sees(at, below.body.id))))
    }
  })

  t.test('whoever hears nothing asks', async t => {
    for (const at of [here, there]) t.ok(await isRemembered(at))
    const { rows } = await sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended
      from pg_stat_activity where datname = current_database() and application_name = 'plugboard listener'`.execute(
      app.database.db,
    )
    t.equal(rows.length, 2)
    t.ok(await eventually(async () => (await lookUps(() => read(here))) === 1))
    t.ok(await isRemembered(here), 'and remembers when it hears again')
  })

  t.test('signing out ends a session', async t => {
    for (const at of [here, there]) t.ok(await isRemembered(at))
    const ended = await customer.delete('/api/sessions/current')
    t.equal(ended.status, 204)
    t.equal((await read(here)).status, 401)
    t.ok(await eventually(async () => (await read(there)).status === 401))
  })
})

t.test('an inactive user is nobody', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const status = async () => (await customer.get('/api/orders')).status
  t.ok(await eventually(async () => (await lookUps(status)) === 0))
  await sql`update users set active = false where id = ${customer.userId}`.execute(app.database.db)
  t.ok(await eventually(async () => (await status()) === 401))
})
