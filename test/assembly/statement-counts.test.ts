import pg from 'pg'
import { type TestReply, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { manyPlugins } from './many-plugins.ts'

type Query = (this: pg.Client, ...args: unknown[]) => unknown

/** The statements that this process sends to the database while something is done. */
async function counted(
  work: () => Promise<TestReply>,
): Promise<{ texts: string[]; reply: TestReply }> {
  const texts: string[] = []
  const original = pg.Client.prototype.query as Query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | { text?: string }]
    const text = typeof query === 'string' ? query : (query.text ?? '')
    // What keeps the listener's connection is nobody's request.
    if (!/^(listen|notify) /.test(text)) texts.push(text)
    return original.apply(this, args)
  } as never
  try {
    return { texts, reply: await work() }
  } finally {
    pg.Client.prototype.query = original as never
  }
}

const extras = (resource: object) =>
  Object.keys(resource).filter(key => key.startsWith('extra')).length

for (const count of [0, 20]) {
  t.test(`with ${count} plugins`, async t => {
    const plugins = [prices, ...(await manyPlugins(count))]
    const { customer } = await testApp(t, { plugins })
    const items = ['moby-dick', 'middlemarch', 'book-club'].map(offering => ({ offering }))
    let last = ''
    for (let made = 0; made < 20; made++) {
      last = (await customer.post('/api/orders', { items })).body.id
    }
    const isOffered = (order: { actions: { name: string }[] }) =>
      order.actions.some(({ name }) => name === 'submit')

    const one = await counted(() => customer.get(`/api/orders/${last}`))
    t.equal(one.reply.body.items.length, 3)
    t.equal(extras(one.reply.body), count)
    t.equal(extras(one.reply.body.items[0]), count)
    t.ok(isOffered(one.reply.body))
    t.ok(one.texts.length >= 1 && one.texts.length <= 2, `${one.texts.length} for one order`)

    const list = await counted(() => customer.get('/api/orders?limit=20'))
    t.equal(list.reply.body.items.length, 20)
    for (const order of list.reply.body.items) t.ok(order.items.length === 3 && isOffered(order))
    t.ok(list.texts.length >= 1 && list.texts.length <= 4, `${list.texts.length} for a list`)

    const why = await counted(() => customer.get(`/api/orders/${last}/actions`))
    const submit = why.reply.body.items.find(
      ({ transition }: { transition: string }) => transition === 'submit',
    )
    t.equal(submit.reasons.length, 4 + count, 'every rule has its say')
    t.ok(why.texts.length <= 3, `${why.texts.length} for its actions`)
    t.equal((await customer.post(`/api/orders/${last}/actions/submit`)).status, 200)
  })
}
