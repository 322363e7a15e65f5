import { sql } from 'kysely'
import { definePlugin, type UnitOfWork } from 'plugboard'
import { type TestApp, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const cause = { kind: 'seed', id: 'test' } as const

/** The code of the refusal, however deep the ORM has wrapped it. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    for (let at = error as Record<string, unknown> | undefined; at; ) {
      if (typeof at.code === 'string' && /^PB\d+$/.test(at.code)) return at.code
      at = (at.cause ?? at.previous) as typeof at
    }
    throw error
  }
  return undefined
}

async function orderOf({ customer }: TestApp): Promise<{ id: string; url: string }> {
  const { body } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  return { id: body.id, url: `/api/orders/${body.id}` }
}

t.test('the state cannot be changed around the engine', async t => {
  const running = await testApp(t, { plugins: [prices] })
  const { app, customer } = running
  const { id, url } = await orderOf(running)
  const { db, orm } = app.database
  const transact = (work: (uow: UnitOfWork) => Promise<unknown>) =>
    app.transact(app.actors.system, cause, work)
  const ways: Record<string, () => Promise<unknown>> = {
    'an assignment that the ORM flushes': () =>
      transact(async uow => {
        ;((await uow.load('Order', id)) as { state: string }).state = 'completed'
      }),
    "the ORM's nativeUpdate": () =>
      orm.em.fork().nativeUpdate(app.database.entity('Order'), { id }, { state: 'completed' }),
    'a query of Kysely': () =>
      db.updateTable('orders').set({ state: 'completed' }).where('id', '=', id).execute(),
    'raw SQL': () => sql`update orders set state = 'completed' where id = ${id}`.execute(db),
    "raw SQL in somebody's unit of work": () =>
      transact(uow => sql`update orders set state = 'completed'`.execute(uow.executor)),
    'a row that comes with a state': () =>
      sql`insert into orders select (jsonb_populate_record(o, jsonb_build_object(
        'id', ${crypto.randomUUID()}::text, 'number', 'O-forged', 'state', 'completed'))).*
        from orders o where id = ${id}`.execute(db),
    "another object's announcement": () =>
      transact(async uow => {
        await sql`select set_config('plugboard.state_change', ${`${crypto.randomUUID()}:completed`}, true)`.execute(
          uow.executor,
        )
        await sql`update orders set state = 'completed' where id = ${id}`.execute(uow.executor)
      }),
  }
  for (const [way, work] of Object.entries(ways)) {
    t.equal(await codeOf(work()), 'PB001', way)
    t.match((await customer.get(url)).body, { state: 'draft', version: 1 }, way)
  }
  t.equal((await customer.get('/api/orders')).body.items.length, 1)
  t.equal((await customer.get(`${url}/history`)).body.items.length, 1)
  const through = await customer.post(`${url}/actions/submit`)
  t.equal(through.body.state, 'submitted', 'the engine itself may')
})

t.test('nor by a command that assigns one', async t => {
  const meddler = definePlugin({
    ...{ name: 'meddler', version: '1.0.0', core: '^0.1.0' },
    policies: {
      Order: policy =>
        policy
          .addTransition('meddle', {
            ...{ title: 'Meddle', from: ['draft'], to: 'same', actors: ['buyer'] },
            command: async (uow: UnitOfWork, { id }: { id: string }) => {
              ;((await uow.load('Order', id)) as { state: string }).state = 'completed'
            },
          })
          .effect('submit', {
            name: 'overreach',
            run: async (uow: UnitOfWork, { id }: { id: string }) => {
              ;((await uow.load('Order', id)) as { state: string }).state = 'completed'
            },
          }),
    },
  })
  const running = await testApp(t, { plugins: [prices, meddler] })
  const { customer } = running
  const { url } = await orderOf(running)
  t.equal((await customer.post(`${url}/actions/meddle`)).status, 500)
  t.match((await customer.get(url)).body, { state: 'draft', version: 1 })
  const submitted = await customer.post(`${url}/actions/submit`)
  t.equal(submitted.body.state, 'submitted', 'the transition leads where the policy says')
})

t.test('the audit is only added to', async t => {
  const running = await testApp(t, { plugins: [prices] })
  const { app, customer } = running
  const { id, url } = await orderOf(running)
  const { db } = app.database
  const before = (await customer.get(`${url}/history`)).body
  for (const statement of [
    sql`update audit_records set actor_name = 'nobody' where subject_id = ${id}`,
    sql`delete from audit_records where subject_id = ${id}`,
    sql`truncate audit_records`,
    sql`truncate orders, audit_records cascade`,
  ]) {
    t.equal(await codeOf(statement.execute(db)), 'PB002')
  }
  t.same((await customer.get(`${url}/history`)).body, before)
})
