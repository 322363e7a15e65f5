import { type definePlugin, part, Type, type UnitOfWork } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from './migrated.ts'

const cause = { kind: 'seed', id: 'test' } as const
const book = { items: [{ offering: 'moby-dick' }, { offering: 'middlemarch' }] }

/** What the effects of the plugin below do in a test. */
const asked: {
  create?: (uow: UnitOfWork, id: string) => Promise<unknown>
  addItem?: (uow: UnitOfWork, id: string) => Promise<unknown>
  removeItem?: (uow: UnitOfWork, id: string) => Promise<unknown>
  submit?: (uow: UnitOfWork, id: string) => Promise<unknown>
} = {}

const shelfMark = part('Order', 'shelfMark', {
  row: Type.Optional(Type.String({ maxLength: 20 })),
  place: Type.Optional(Type.String({ maxLength: 20 })),
})
const plugin = await migrated({
  ...{ name: 'shelf-mark', version: '1.0.0', core: '*', parts: [shelfMark] },
  policies: {
    Order: policy => {
      for (const name of ['create', 'addItem', 'removeItem', 'submit'] as const) {
        policy.effect(name, {
          name: `asked-${name}`,
          run: async (uow, { id }) => {
            await asked[name]?.(uow, id)
          },
        })
      }
      return policy
    },
  },
} as Parameters<typeof definePlugin>[0])

t.test('a unit of work is whole', async t => {
  const { app, customer, manager } = await testApp(t, { plugins: [prices, plugin] })
  t.afterEach(() => {
    for (const name of Object.keys(asked)) delete asked[name as keyof typeof asked]
  })
  const account = customer.accountId as string
  const transact = <Result>(work: (uow: UnitOfWork) => Promise<Result>) =>
    app.transact(app.actors.system, cause, work)
  const order = async () => (await customer.post('/api/orders', book)).body
  const read = async (id: string) => (await customer.get(`/api/orders/${id}`)).body

  t.test('nothing is committed where its event cannot be written', async t => {
    const before = (await manager.get(`/api/accounts/${account}`)).body
    await t.rejects(
      transact(async uow => {
        ;(await uow.load('Account', account)).name = 'Changed'
        uow.emit('orderCreated', { object: 'Account', id: account }, { amount: 10n })
      }),
      TypeError,
    )
    t.same((await manager.get(`/api/accounts/${account}`)).body, before)
  })

  t.test('what is found does not write behind the audit', async t => {
    const { id, items } = await order()
    asked.removeItem = async (uow, id) => {
      ;(await uow.load('Order', id)).reference = 'R1'
      const left = await uow.find('OrderItem', { order: id })
      t.same(
        left.map(item => item.offering),
        ['middlemarch'],
        'it sees what was removed, and assigned',
      )
    }
    t.equal((await customer.delete(`/api/orders/${id}/items/${items[0].id}`)).status, 204)
    const { body } = await customer.get(`/api/orders/${id}/history`)
    t.match(body.items[0], { transition: 'removeItem' })
    t.match(body.items[0].changes, {
      reference: { after: 'R1' },
      [`items/${items[0].id}/offering`]: { before: 'moby-dick', after: null },
    })
    t.equal((await read(id)).version, 2)
  })

  t.test('a caught failure of a nested transition saves nothing of it', async t => {
    const count = async () => (await manager.get('/api/orders?limit=200')).body.items.length
    const before = await count()
    asked.create = async () => {
      throw new Error('half done')
    }
    const { id } = app.actors.system
    await t.rejects(
      transact(async uow => {
        const prepared = {
          account: { id: account, rootAccount: account, currency: 'USD' },
          items: [],
        }
        await uow
          .perform({ object: 'Order', transition: 'create', input: {}, prepared })
          .catch(() => {})
      }),
      /half done/,
    )
    t.equal(await count(), before, String(id))
  })

  t.test('a refusal before anything was done may be caught', async t => {
    const { id } = await order()
    await transact(async uow => {
      await uow.perform({ object: 'Order', id, transition: 'complete' }).catch(() => {})
      ;(await uow.load('Account', account)).name = 'Went on'
    })
    t.equal((await manager.get(`/api/accounts/${account}`)).body.name, 'Went on')
  })

  t.test('a transition is not written over by the one that caused it', async t => {
    const { id } = await order()
    asked.submit = (uow, id) =>
      uow.perform({ object: 'Order', id, transition: 'cancel', as: 'system' })
    const refused = await customer.post(`/api/orders/${id}/actions/submit`)
    t.match(refused, { status: 500, body: { code: 'TRANSITION_OVERTAKEN' } })
    t.match(await read(id), { state: 'draft', version: 1 })
  })

  t.test('a new order may be led on at once', async t => {
    asked.create = (uow, id) =>
      uow.perform({ object: 'Order', id, transition: 'cancel', as: 'system' })
    t.match(await customer.post('/api/orders', book), { status: 201, body: { state: 'cancelled' } })
  })

  t.test('a part of a new object can be given, changed and taken', async t => {
    const make = () => customer.post('/api/orders', { ...book, shelfMark: { row: 'A' } })
    asked.create = (uow, id) =>
      uow.setPart('Order', id, 'shelfMark' as never, { place: '7' } as never)
    t.match((await make()).body, { shelfMark: { row: 'A', place: '7' } })
    asked.create = (uow, id) => uow.setPart('Order', id, 'shelfMark' as never, null as never)
    const made = await make()
    t.equal(made.status, 201)
    t.notOk('shelfMark' in made.body)
  })

  t.test('what comes too late is told', async t => {
    const late = Promise.withResolvers<unknown>()
    await transact(async uow => {
      setTimeout(() => {
        const values = { name: 'late', value: 1, validFrom: uow.now }
        uow.insert('SettingValue', values).then(late.resolve, late.reject)
      }, 50)
    })
    await t.rejects(late.promise, { code: 'DATABASE_BYPASS' })
  })

  t.test('the amounts are the items’ when an order is submitted, whoever changed them', async t => {
    const { id } = await order()
    asked.addItem = async (uow, id) => {
      const [item] = await uow.find('OrderItem', { order: id })
      if (item) item.oneTime = { ...item.oneTime, amount: item.oneTime.amount - 100 }
    }
    await customer.post(`/api/orders/${id}/items`, { offering: 'book-club' })
    const { body } = await customer.post(`/api/orders/${id}/actions/submit`)
    t.equal(body.state, 'submitted')
    const items: { oneTime: { amount: number } }[] = body.items
    t.equal(
      body.oneTimeTotal.amount,
      items.reduce((total, { oneTime }) => total + oneTime.amount, 0),
    )
  })

  t.test('a column that is widened while the server runs stops nobody', async t => {
    const { id } = await order()
    const change = (reference: string) => customer.patch(`/api/orders/${id}`, { reference })
    await Promise.all(['1', '2', '3', '4', '5'].map(change))
    const client = await app.database.connect()
    await client.query('alter table orders alter column reference type varchar(200)')
    client.release()
    const replies = await Promise.all(['6', '7', '8', '9', '10', '11', '12', '13'].map(change))
    t.same(
      replies.map(({ status }) => status),
      Array(8).fill(200),
    )
  })
})
