import {
  definePolicy,
  Field,
  fieldFact,
  manualClock,
  object,
  type Plugin,
  refuse,
  rule,
  Type,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { timer } from '../../core/transition/definition.ts'
import { allow } from '../../core/transition/rule.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'

const BookLoan = object(
  'BookLoan',
  {
    account: Field.reference('Account'),
    dueOn: Type.Optional(Field.dateTime({ title: 'Due' })),
    isBlocked: Type.Boolean({ default: false }),
  },
  { title: 'Loan', path: 'book-loans', stateful: true, account: 'account' },
)

declare module 'plugboard' {
  interface Objects {
    BookLoan: typeof BookLoan
  }
}

const dueOn = fieldFact<string | null>('BookLoan', 'dueOn')
const notBlocked = rule({
  name: 'notBlocked',
  code: 'LOAN_BLOCKED',
  title: 'The loan is not blocked',
  facts: { isBlocked: fieldFact<boolean>('BookLoan', 'isBlocked') },
  decide: ({ facts }) => (facts.isBlocked ? refuse('The loan is blocked') : allow),
})
const due = (name: string, transition: string) =>
  timer({
    ...{ name, title: `${name} by itself`, whileIn: ['lent'], transition, facts: { dueOn } },
    due: ({ facts }) => {
      if (facts.dueOn === null) return null
      const days = name === 'lose' ? 30 : 0
      return new Date(Date.parse(facts.dueOn) + days * 86_400_000).toISOString()
    },
  })

const actors = ['buyer', 'orderManager']
const policy = definePolicy('BookLoan', {
  states: {
    lent: { title: 'Lent' },
    lost: { title: 'Lost', final: true },
    returned: { title: 'Returned', final: true },
  },
  transitions: {
    create: { title: 'Lend', from: null, to: 'lent', actors },
    change: { title: 'Change', from: ['lent'], to: 'same', actors, internal: true },
    remind: {
      title: 'Remind',
      from: ['lent'],
      to: 'same',
      actors: ['system'],
      rules: [notBlocked],
    },
    lose: { title: 'Lose', from: ['lent'], to: 'lost', actors: ['system'] },
    giveBack: { title: 'Give back', from: ['lent'], to: 'returned', actors },
  },
  timers: [due('remind', 'remind'), due('lose', 'lose')],
})

let plugin: Promise<Plugin> | undefined

async function library(t: Parameters<typeof testApp>[0]) {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const grants = { buyer: [{ action: ['read', 'create', 'update'], subject: 'BookLoan' }] }
  plugin ??= migrated({
    ...{ name: 'library', version: '1.0.0', core: '^0.1.0', objects: [BookLoan], grants },
    errors: { LOAN_BLOCKED: { status: 409, message: 'The loan is blocked' } },
    policies: { BookLoan: policy },
  })
  const { app, customer } = await testApp(t, { plugins: [prices, await plugin], clock })
  const lend = async (body: object) => {
    const made = await customer.post('/api/book-loans', body)
    if (made.status !== 201) throw new Error(made.text)
    const url = `/api/book-loans/${made.body.id}`
    const timers = async () => (await customer.get(`${url}/actions`)).body.timers
    const transitions = async () =>
      (await customer.get(`${url}/history`)).body.items
        .map(({ transition }: { transition: string }) => transition)
        .reverse()
    return { url, timers, transitions }
  }
  return { app, clock, customer, lend }
}

t.test('a timer performs its transition once when its time has come', async t => {
  const { app, clock, customer, lend } = await library(t)
  const { url, timers, transitions } = await lend({ dueOn: '2026-03-10T00:00:00Z' })
  t.match(await timers(), [
    {
      name: 'remind',
      title: 'remind by itself',
      plugin: 'library',
      dueAt: '2026-03-10T00:00:00.000Z',
    },
    { name: 'lose', transition: 'lose', dueAt: '2026-04-09T00:00:00.000Z' },
  ])
  t.equal(await app.sweep(), 0, 'not yet')
  clock.advance({ days: 9 })
  t.equal(await app.sweep(), 1)
  t.equal(await app.sweep(), 0, 'the state is the same, and the reminder is not repeated')
  t.same(await transitions(), ['create', 'remind'])
  const { body } = await customer.get(`${url}/history`)
  t.match(body.items[0], { causeKind: 'timer', actorName: 'plugboard' })
  t.same(
    (await timers()).map(({ name }: { name: string }) => name),
    ['lose'],
  )
  clock.advance({ days: 30 })
  t.equal(await app.sweep(), 1)
  t.equal((await customer.get(url)).body.state, 'lost')
  t.same(await timers(), [])
})

t.test('its time follows what it is computed from', async t => {
  const { app, clock, customer, lend } = await library(t)
  const { url, timers, transitions } = await lend({ dueOn: '2026-03-02T00:00:00Z' })
  await customer.patch(url, { dueOn: '2026-03-20T00:00:00Z' })
  t.equal((await timers())[0].dueAt, '2026-03-20T00:00:00.000Z')
  clock.advance({ days: 2 })
  t.equal(await app.sweep(), 0)
  await customer.patch(url, { dueOn: null })
  t.same(await timers(), [])
  await customer.patch(url, { dueOn: '2026-03-04T00:00:00Z' })
  clock.advance({ days: 1 })
  t.equal(await app.sweep(), 1)
  await customer.patch(url, { dueOn: '2026-03-05T00:00:00Z' })
  clock.advance({ days: 1 })
  t.equal(await app.sweep(), 1, 'a new time is a new reminder')
  t.same((await transitions()).filter((name: string) => name === 'remind').length, 2)
})

t.test('it is cleared with the state that it belongs to', async t => {
  const { app, clock, customer, lend } = await library(t)
  const { url, timers } = await lend({ dueOn: '2026-03-02T00:00:00Z' })
  await customer.post(`${url}/actions/giveBack`)
  t.same(await timers(), [])
  clock.advance({ days: 60 })
  t.equal(await app.sweep(), 0)
})

t.test('one that is refused comes again, less and less often, and says why', async t => {
  const { app, clock, customer, lend } = await library(t)
  const { url, timers, transitions } = await lend({
    dueOn: '2026-03-02T00:00:00Z',
    isBlocked: true,
  })
  clock.advance({ days: 1 })
  t.equal(await app.sweep(), 0)
  t.match((await timers())[0], { name: 'remind', lastRefusal: /LOAN_BLOCKED.*blocked/ })
  t.same(await transitions(), ['create'])
  await customer.patch(url, { isBlocked: false })
  t.equal(await app.sweep(), 0, 'not at once')
  clock.advance({ minutes: 1 })
  t.equal(await app.sweep(), 1)
  t.equal(await app.sweep(), 0)
  t.same(await transitions(), ['create', 'change', 'remind'])
})

t.test('of several sweeps at once each timer is performed by one', async t => {
  const { app, clock, lend } = await library(t)
  const loans = []
  for (let made = 0; made < 10; made++) loans.push(await lend({ dueOn: '2026-03-02T00:00:00Z' }))
  clock.advance({ days: 1 })
  const swept = await Promise.all([app.sweep(), app.sweep(), app.sweep(), app.sweep()])
  t.equal(
    swept.reduce((sum, performed) => sum + performed, 0),
    10,
  )
  for (const { transitions } of loans) t.same(await transitions(), ['create', 'remind'])
})
