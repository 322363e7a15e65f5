import {
  addBusinessTime,
  businessCalendarFact,
  definePlugin,
  definePolicy,
  fieldFact,
  loadBusinessCalendar,
  manualClock,
  object,
  type PrepareContext,
  type PrepareStep,
  standardHours,
  Type,
  timer,
  type UnitOfWork,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { browser } from '../presentation/browser.ts'

const desk = {
  key: 'desk',
  name: 'Reading desk',
  timeZone: 'Europe/Berlin',
  weeklyHours: {
    monday: [
      { from: '10:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ],
  },
  holidays: { country: 'DE', state: 'BE' },
}

t.test('calendars', async t => {
  const clock = manualClock('2026-03-02T12:00:00.000Z')
  const { app, customer, manager, nobody, staff } = await testApp(t, { plugins: [prices], clock })
  const administrator = await staff('administrator')
  const seller = await staff('salesAgent')
  const put = (body: object) => manager.post('/api/business-calendars', { ...desk, ...body })
  const load = (key?: string) =>
    app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
      loadBusinessCalendar(uow, key),
    )

  t.test('without any, office hours in UTC hold', async t => {
    t.same(await load(), standardHours)
    t.same(await app.services.calendars.get(), standardHours)
    const unknown = { code: 'BUSINESS_CALENDAR_UNKNOWN', status: 422 }
    await t.rejects(load('desk'), unknown)
    await t.rejects(app.services.calendars.get('desk'), unknown)
  })

  t.test('are kept by the staff, and read by whoever reads orders', async t => {
    t.equal((await customer.post('/api/business-calendars', desk)).status, 403)
    t.equal((await seller.post('/api/business-calendars', desk)).status, 403)
    t.equal((await nobody.get('/api/business-calendars')).status, 401)
    const made = await put({})
    t.match(made, { status: 201, body: desk })
    t.match((await customer.get('/api/business-calendars?key=desk')).body.items, [desk])
    t.match((await load('desk')).weeklyHours, desk.weeklyHours)
    t.match(await put({}), { status: 409, body: { code: 'UNIQUE_VIOLATION' } })
  })

  t.test('every fault is told at its place', async t => {
    const { status, body } = await put({
      key: 'faulty',
      timeZone: '+01:00',
      weeklyHours: {
        monday: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
        tuesday: [{ from: '22:00', to: '06:00' }],
      },
      holidays: { country: 'DE', state: 'XX' },
      closures: [{ name: 'Move', from: '2026-05-02', to: '2026-05-01' }],
      openings: [
        { name: 'Fair', date: '2026-05-03', hours: [] },
        { name: 'Fair again', date: '2026-05-03', hours: [{ from: '12:00', to: '10:00' }] },
      ],
    })
    t.equal(status, 422)
    t.same(
      body.errors.map(({ pointer }: { pointer: string }) => pointer),
      [
        ...['/timeZone', '/weeklyHours/monday/1', '/weeklyHours/tuesday/0/to', '/holidays/state'],
        ...['/closures/0/to', '/openings/1/date', '/openings/1/hours/0/to'],
      ],
    )
    const pointerOf = async (more: object) =>
      (await put({ key: 'no', ...more })).body.errors[0].pointer
    t.equal(await pointerOf({ weeklyHours: {} }), '/weeklyHours')
    t.equal(
      await pointerOf({ weeklyHours: { monday: [{ from: '9', to: '17:00' }] } }),
      '/weeklyHours/monday/0/from',
    )
    t.equal(await pointerOf({ holidays: { country: 'ZZ' } }), '/holidays/country')
    const except = await put({ key: 'no', holidays: { country: 'US', except: ['Festivus'] } })
    t.match(except.body.errors, [{ pointer: '/holidays/except/0' }])
    t.ok(except.body.errors[0].allowed.includes('Thanksgiving Day'))
    t.equal((await manager.get('/api/business-calendars')).body.items.length, 1)
  })

  t.test('a change is checked as a whole, and holds at once', async t => {
    const [{ id }] = (await manager.get('/api/business-calendars?key=desk')).body.items
    const url = `/api/business-calendars/${id}`
    const refused = await manager.patch(url, { weeklyHours: { monday: null } })
    t.match(refused, { status: 422, body: { errors: [{ pointer: '/weeklyHours' }] } })
    await manager.patch(url, {
      holidays: null,
      weeklyHours: { friday: [{ from: '10:00', to: '14:00' }] },
    })
    const calendar = await load('desk')
    t.equal(calendar.holidays, null)
    t.same(Object.keys(calendar.weeklyHours).sort(), ['friday', 'monday'])
  })

  t.test('the setting names the one that holds where nothing is said', async t => {
    await put({ key: 'standard', timeZone: 'Asia/Tokyo' })
    t.match(await load(), { timeZone: 'Asia/Tokyo' })
    const set = (value: unknown) =>
      administrator.call('PUT', '/api/settings/businessTime.defaultCalendar', { value })
    t.equal((await set('desk')).status, 200)
    t.match(await load(), { timeZone: 'Europe/Berlin' })
    t.match(await app.services.calendars.get(), { timeZone: 'Europe/Berlin' })
    t.equal((await set('No key')).status, 422)
  })

  t.test('have pages', async t => {
    const page = browser(app, manager)
    await page.get('/business-calendars')
    t.match(page.text, 'Reading desk')
    await page.get('/business-calendars/new')
    t.match(page.text, 'Hours of the week')
  })
})

const loan = object(
  'Loan',
  {
    title: Type.String({ maxLength: 80 }),
    calendar: Type.Optional(Type.String({ maxLength: 60 })),
    begin: Type.Optional(Type.String({ maxLength: 40, readOnly: true })),
  },
  { title: 'Loan', path: 'loans', stateful: true },
)
declare module 'plugboard' {
  interface Objects {
    Loan: typeof loan
  }
}

/** A book is called back four business hours after it was lent. */
const library = definePlugin({
  ...{ name: 'library', version: '1.0.0', core: '^0.1.0' },
  objects: [loan],
  policies: {
    Loan: definePolicy('Loan', {
      states: { lent: { title: 'Lent' }, recalled: { title: 'Recalled', final: true } },
      transitions: {
        create: {
          ...{ title: 'Lend', from: null, to: 'lent', actors: ['orderManager'] },
          prepare: async (
            { calendars }: PrepareContext,
            step: PrepareStep<{ calendar?: string }>,
          ) => (await calendars.get(step.input.calendar)).timeZone,
          command: async (uow: UnitOfWork, { id, input, prepared }) => {
            const given = input as { title: string }
            await uow.insert('Loan', { ...given, begin: prepared as string }, { id, state: 'lent' })
          },
        },
        recall: { title: 'Recall', from: ['lent'], to: 'recalled', actors: ['system'] },
      },
      timers: [
        timer({
          ...{ name: 'recall', title: 'Called back', whileIn: ['lent'], transition: 'recall' },
          facts: {
            calendar: businessCalendarFact('Loan', { key: 'calendar' }),
            lentAt: fieldFact<string>('Loan', 'createdAt'),
          },
          due: ({ facts: { calendar, lentAt } }) =>
            calendar && addBusinessTime(calendar, lentAt, 240),
        }),
      ],
    }),
  },
  migrations: [
    {
      name: '0001-initial',
      statements: [
        `create table library__loans (id uuid primary key, version integer not null,
          state varchar(60) not null, title varchar(80) not null, calendar varchar(60),
          begin varchar(40), created_at timestamptz(3) not null, updated_at timestamptz(3) not null)`,
      ],
    },
  ],
})

t.test('timers count in business time', async t => {
  // A Friday at three in the afternoon, UTC.
  const clock = manualClock('2026-03-27T15:00:00.000Z')
  const { manager } = await testApp(t, { plugins: [prices, library], clock })
  await manager.post('/api/business-calendars', desk)
  const due = async (body: object) => {
    const made = await manager.post('/api/loans', { title: 'Moby-Dick', ...body })
    const { timers } = (await manager.get(`/api/loans/${made.body.id}/actions`)).body
    return [made.body.begin, timers[0]?.dueAt]
  }
  t.same(await due({}), ['UTC', '2026-03-30T11:00:00.000Z'])
  t.same(await due({ calendar: 'desk' }), ['Europe/Berlin', '2026-03-30T13:00:00.000Z'])
  const unknown = await manager.post('/api/loans', { title: 'Moby-Dick', calendar: 'nowhere' })
  t.match(unknown, { status: 422, body: { code: 'BUSINESS_CALENDAR_UNKNOWN' } })
})
