import { definePlugin, type EventRecord, type UnitOfWork } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

/** A queue that tests wait on. */
function mailbox<Letter>() {
  const letters: Letter[] = []
  const waiting: (() => void)[] = []
  return {
    letters,
    put(letter: Letter) {
      letters.push(letter)
      for (const wake of waiting.splice(0)) wake()
    },
    async wait(count: number) {
      while (letters.length < count) await new Promise<void>(resolve => waiting.push(resolve))
      return letters
    },
  }
}

function listener(
  handle: (
    event: EventRecord,
    uow: <R>(work: (uow: UnitOfWork) => Promise<R>) => Promise<R>,
  ) => Promise<void>,
) {
  return definePlugin({
    ...{ name: 'listener', version: '1.0.0', core: '^0.1.0' },
    subscribers: [
      {
        ...{ name: 'note', event: 'orderSubmitted' },
        handle: (event, { transact }) => handle(event, transact),
      },
    ],
    policies: {
      Order: policy =>
        policy.effect('submit', {
          name: 'stumble',
          run: async (uow: UnitOfWork, { id }: { id: string }) => {
            const order = await uow.load('Order', id)
            if (order.reference === 'stumble') throw new Error('Stumbled')
          },
        }),
    },
  })
}

t.test('a subscriber hears of what was committed', async t => {
  const heard = mailbox<EventRecord>()
  const plugin = listener(async event => heard.put(event))
  const { app, customer } = await testApp(t, { plugins: [prices, plugin], role: 'all' })
  const events = async (id: string) =>
    app.database.db.selectFrom('events').selectAll().where('subject_id', '=', id).execute()
  const order = async (reference: string) => {
    const items = [{ offering: 'moby-dick' }]
    return (await customer.post('/api/orders', { reference, items })).body.id as string
  }
  const lost = await order('stumble')
  t.equal((await customer.post(`/api/orders/${lost}/actions/submit`)).status, 500)
  const kept = await order('fine')
  t.equal((await customer.post(`/api/orders/${kept}/actions/submit`)).status, 200)
  const [event] = await heard.wait(1)
  t.match(event, {
    ...{ name: 'orderSubmitted', object: 'Order', subjectId: kept, actorId: customer.userId },
    payload: { transition: 'submit', state: 'submitted' },
  })
  const [created, submitted] = await events(kept)
  t.match(submitted, { name: 'orderSubmitted', id: event?.id, root_account: customer.accountId })
  t.match(created, { name: 'orderCreated', root_account: customer.accountId })
  t.same(
    (await events(lost)).map(({ name }) => name),
    ['orderCreated'],
    'what was rolled back told nothing',
  )
  t.equal((await customer.get(`/api/orders/${lost}`)).body.state, 'draft')
  const other = await order('later')
  await customer.post(`/api/orders/${other}/actions/submit`)
  await heard.wait(2)
  t.same(
    heard.letters.map(({ subjectId }) => subjectId),
    [kept, other],
  )
})

t.test('its own unit of work has the event as its cause', async t => {
  const done = mailbox<string>()
  const plugin = listener(async (event, transact) => {
    await transact(async uow => {
      ;(await uow.load('Order', event.subjectId)).reference = 'noted'
    })
    done.put(event.id)
  })
  const { customer } = await testApp(t, { plugins: [prices, plugin], role: 'all' })
  const { body } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  await customer.post(`/api/orders/${body.id}/actions/submit`)
  await done.wait(1)
  const history = await customer.get(`/api/orders/${body.id}/history`)
  t.match(history.body.items[0], { causeKind: 'event', actorName: 'plugboard' })
  t.match(history.body.items[0].changes, { reference: { before: null, after: 'noted' } })
})

t.test('a job waits for a worker, and is tried again when it fails', async t => {
  const heard = mailbox<string>()
  let failures = 1
  const plugin = listener(async event => {
    if (failures-- > 0) throw new Error('Not yet')
    heard.put(event.subjectId)
  })
  const web = await testApp(t, { plugins: [prices, plugin], role: 'web' })
  const { body } = await web.customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  await web.customer.post(`/api/orders/${body.id}/actions/submit`)
  t.same(heard.letters, [])
  await testApp(t, { plugins: [prices, plugin], role: 'worker', url: web.app.database.url })
  t.same(await heard.wait(1), [body.id])
})
