import { sql } from 'kysely'
import type { UnitOfWork } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { exhibits, museumPlugins } from '../http/museum.ts'

const cause = { kind: 'seed', id: 'test' } as const

t.test('a unit of work', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const transact = <Result>(work: (uow: UnitOfWork) => Promise<Result>) =>
    app.transact(app.actors.system, cause, work)
  const account = customer.accountId as string
  const read = async () => (await customer.get(`/api/accounts/${account}`)).body

  t.test('refuses a query that goes around its handle, and undoes the rest', async t => {
    const { db, orm } = app.database
    const detours: Record<string, () => Promise<unknown>> = {
      Kysely: () => db.selectFrom('accounts').selectAll().execute(),
      'raw SQL': () => sql`select 1`.execute(db),
      'the ORM': () => orm.em.fork().find(app.database.entity('Account'), {}),
      'a display read': () => app.reads.for(app.actors.system).list('Account'),
      'a unit of work of its own': () => transact(async () => 1),
      'a request': () => app.actors.byUserId(customer.userId),
    }
    for (const [name, detour] of Object.entries(detours)) {
      await t.rejects(
        transact(async uow => {
          ;(await uow.load('Account', account)).name = 'Changed'
          await uow.flush()
          await detour()
        }),
        { code: 'DATABASE_BYPASS' },
        name,
      )
    }
    t.match(await read(), { version: 1, name: /^Company/ })
    await t.resolves(
      detours.Kysely?.() ?? Promise.reject(new Error('no detour')),
      'outside of it they are free',
    )
    await transact(async uow => {
      const { items } = await app.reads.for(app.actors.system, uow.executor).list('Account')
      t.ok(items.length > 0, 'reads with its handle see what it has written')
    })
  })

  t.test('writes nothing where nothing has changed', async t => {
    const before = await read()
    await transact(async uow => {
      const found = await uow.load('Account', account)
      // biome-ignore lint/correctness/noSelfAssign: the very point
      found.name = found.name
    })
    t.same(await read(), before)
  })

  t.test('keeps its changes, their audit and the version together', async t => {
    await transact(async uow => {
      const found = await uow.load('Account', account)
      found.name = 'One'
      await uow.flush()
      found.name = 'Two'
      found.status = 'closed'
      found.currency = 'EUR'
      await uow.flush()
      found.currency = 'USD'
    })
    t.match(await read(), { version: 2, name: 'Two', status: 'closed' })
    const { items } = (await customer.get(`/api/accounts/${account}/history`)).body
    t.equal(items.length, 2)
    t.match(items[0], { actorName: 'plugboard', causeKind: 'seed', transition: null })
    t.match(items[0].changes, {
      name: { before: /^Company/, after: 'Two' },
      status: { before: 'open', after: 'closed' },
    })
    t.notOk('currency' in items[0].changes, 'what is as it was has not changed')
  })

  t.test('finds what it has made, and removes it again', async t => {
    const id = await transact(async uow => {
      const made = await uow.insert('Account', {
        ...{ name: 'Short-lived', number: undefined as never, currency: 'EUR', status: 'open' },
      })
      t.match(made.number, /^A\d{7}$/)
      const again = await uow.load('Account', made.id)
      again.name = 'Renamed'
      await uow.flush()
      const [found] = await uow.find('Account', { name: 'Renamed' })
      t.equal(found?.id, made.id)
      await uow.remove('Account', again)
      return made.id
    })
    t.same(await app.database.db.selectFrom('accounts').where('id', '=', id).execute(), [])
  })

  t.test('commits its audit along, although a statement was not waited for', async t => {
    await transact(async uow => {
      ;(await uow.load('Account', account)).name = 'Not waited for'
      await uow.flush()
      void sql`select pg_sleep(0.2)`.execute(uow.executor)
    })
    const { rows } = await sql<{ row: string; audit: string }>`select a.xmin::text as row,
      (select r.xmin::text from audit_records r where r.subject_id = a.id order by r.id desc limit 1) as audit
      from accounts a where a.id = ${account}`.execute(app.database.db)
    t.equal(rows[0]?.audit, rows[0]?.row, 'one transaction wrote both')
  })

  t.test('tells what failed first, not what failed because of it', async t => {
    const insertTwice = async (uow: UnitOfWork) => {
      const { email } = await uow.load('User', customer.userId)
      const named = { email, name: 'Twice', staffRoles: [], locale: 'en', active: true }
      await uow.insert('User', named)
      for (const value of [1, 2]) {
        await uow.insert('SettingValue', { name: 'test', value, validFrom: uow.now })
      }
    }
    const taken = { code: 'UNIQUE_VIOLATION', message: /e-mail/i }
    await t.rejects(transact(insertTwice), taken)
    await t.rejects(
      transact(async uow => {
        await insertTwice(uow)
        await uow.find('Account', {})
      }),
      taken,
      'nor what the ORM asks behind it',
    )
    await t.rejects(
      transact(async uow => {
        await insertTwice(uow)
        await uow.flush().catch(() => {})
      }),
      taken,
      'and commits nothing although the work went on',
    )
  })

  t.test('gives ids that rise in the order in which they were made', async t => {
    const ids = await transact(async uow => Array.from({ length: 500 }, () => uow.newId()))
    t.same(ids.toSorted(), ids)
    t.equal(new Set(ids).size, 500)
  })
})

t.test('two that lock in opposite order both get through', async t => {
  const { app, customer } = await testApp(t, { plugins: await museumPlugins() })
  const { A = '', B = '' } = await exhibits(customer, [
    { title: 'A', rooms: 0 },
    { title: 'B', rooms: 0 },
  ])
  let attempts = 0
  const both = Promise.withResolvers<void>()
  let waiting = 0
  const raise = (first: string, second: string) =>
    app.transact(app.actors.system, cause, async uow => {
      attempts++
      const one = await uow.load('Exhibit', first)
      one.rooms = (one.rooms ?? 0) + 1
      // At the first attempt each waits until the other has its lock, so that they must meet.
      if (++waiting === 2) both.resolve()
      await both.promise
      const other = await uow.load('Exhibit', second)
      other.rooms = (other.rooms ?? 0) + 1
    })
  await Promise.all([raise(A, B), raise(B, A)])
  // Who is tried again may come between the other and its lock once more.
  t.ok(attempts >= 3, 'one of them was taken back and tried again')
  const { body } = await customer.get('/api/exhibits?sort=title')
  t.match(body.items, [
    { rooms: 2, version: 3 },
    { rooms: 2, version: 3 },
  ])
})
