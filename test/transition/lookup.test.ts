import { definePlugin, type FactReads, lookup, port, provide } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

interface Counter {
  countOf(accounts: readonly { readonly account: string | null }[]): Promise<readonly unknown[]>
}

const orders = lookup<
  { readonly account: string | null; readonly states?: readonly string[] },
  { readonly of: string; readonly orders: number }
>(
  'test.orders',
  ({
    sql,
    table,
    given,
    givenJson,
  }) => sql`jsonb_build_object('of', ${given('account')}, 'orders', (
    select count(*)::int from ${table('Order')} o where o.account_id = ${given('account')}::uuid
      and (${givenJson('states')} is null or ${givenJson('states')} ? o.state)))`,
)
let reads: FactReads | undefined
const Counter = port<Counter>('Counter', { title: 'Counts' })
const counting = definePlugin({
  name: 'counting',
  version: '1.0.0',
  core: '*',
  ports: [Counter],
  providers: [
    provide(Counter, context => {
      reads = context.reads
      return { countOf: accounts => context.reads.lookUp(orders, accounts) }
    }),
  ],
})

const { app, customer, otherCustomer } = await testApp(t, { plugins: [prices, counting] })
const counter = app.ports.get(Counter)
const accounts = [customer.accountId, otherCustomer.accountId].map(account => ({
  account: account ?? null,
}))

t.test('a lookup answers many questions in their order', async t => {
  await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const [first, second] = accounts
  t.same(
    await counter.countOf(
      [second, first, { account: null }, first].filter(one => one !== undefined),
    ),
    [
      { of: second?.account, orders: 0 },
      { of: first?.account, orders: 2 },
      { of: null, orders: 0 },
      { of: first?.account, orders: 2 },
    ],
  )
  t.same(await counter.countOf([]), [])
})

t.test('what is asked is bound, lists and quotes included', async t => {
  const account = customer.accountId ?? null
  t.match(
    await reads?.lookUp(orders, [
      { account, states: ['draft'] },
      { account, states: ['completed', `'); drop table orders; --`] },
    ]),
    [{ orders: 2 }, { orders: 0 }],
  )
})

t.test(
  'some fields of many objects are read by their ids, within the reach of the actor',
  async t => {
    const { body: mine } = await customer.post('/api/orders', {
      items: [{ offering: 'moby-dick' }],
    })
    const { body: theirs } = await otherCustomer.post('/api/orders', {
      items: [{ offering: 'moby-dick' }],
    })
    const actor = (await app.actors.byUserId(customer.userId)) ?? app.actors.anonymous
    const ids = [theirs.id, mine.id, 'nonsense', '019e830e-1a00-72e4-88df-6877032c2a07']
    const found = await app.reads.for(actor).fieldsOfMany('Order', ids, ['account', 'currency'])
    t.same([...found], [[mine.id, { id: mine.id, account: customer.accountId, currency: 'USD' }]])
    const all = await app.reads.for(app.actors.system).fieldsOfMany('Order', ids, ['account'])
    t.same(new Set(all.keys()), new Set([mine.id, theirs.id]))
  },
)
