import {
  allow,
  type CommandStep,
  definePolicy,
  Field,
  fieldFact,
  manualClock,
  object,
  type PluginDefinition,
  refuse,
  rule,
  Type,
  timer,
  type UnitOfWork,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'

const Ticket = object(
  'Ticket',
  {
    seat: Type.String({ maxLength: 20, filterable: true }),
    row: Type.Integer(),
    goesOffAt: Type.Optional(Field.dateTime()),
    note: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { title: 'Ticket', path: 'tickets', stateful: true, indexes: [['state', 'seat']] },
)

declare module 'plugboard' {
  interface Objects {
    Ticket: typeof Ticket
  }
}

const rowIsThere = rule({
  name: 'rowIsThere',
  code: 'TICKET_ROW',
  title: 'The row is there',
  facts: { row: fieldFact<number>('Ticket', 'row') },
  decide: ({ facts: { row } }) => (row <= 30 ? allow : refuse(`There is no row ${row}`)),
})

const goesOff = timer({
  name: 'goesOff',
  title: 'Goes off',
  whileIn: ['free'],
  transition: 'goOff',
  facts: { goesOffAt: fieldFact<string | null>('Ticket', 'goesOffAt') },
  due: ({ facts }) => facts.goesOffAt,
})

let commands = 0

const theatre: PluginDefinition = {
  name: 'theatre',
  version: '1.0.0',
  core: '*',
  objects: [Ticket],
  errors: { TICKET_ROW: { status: 409, message: 'There is no such row' } },
  events: [{ name: 'ticketPrinted', title: 'A ticket was printed', object: 'Ticket' }],
  policies: {
    Ticket: definePolicy('Ticket', {
      states: { free: { title: 'Free' }, off: { title: 'Off' } },
      transitions: {
        create: {
          title: 'Print',
          from: null,
          to: 'free',
          actors: ['administrator'],
          rules: [rowIsThere],
          emits: ['ticketPrinted'],
          command: async () => void commands++,
          effects: [
            {
              name: 'stamp',
              run: async (uow: UnitOfWork, { id }: CommandStep) => {
                const ticket = await uow.load('Ticket', id)
                ticket.note = `stamped ${ticket.seat}`
              },
            },
          ],
        },
        goOff: { title: 'Go off', from: ['free'], to: 'off', actors: ['system'] },
        comeBack: { title: 'Come back', from: ['off'], to: 'free', actors: ['administrator'] },
      },
      timers: [goesOff],
    }),
  },
}

const clock = manualClock('2026-03-01T12:00:00.000Z')
const { app, manager, staff } = await testApp(t, {
  plugins: [prices, await migrated(theatre)],
  clock,
})
const administrator = await staff('administrator')
const cause = { kind: 'seed', id: 'test' } as const
const ticket = (row: number, goesOffAt: string) => ({ seat: `${row}A`, row, goesOffAt })

async function print(rows: readonly ReturnType<typeof ticket>[], who = administrator) {
  const actor = await app.actors.byUserId(who.userId)
  return app.transact(actor ?? app.actors.anonymous, cause, uow => uow.createMany('Ticket', rows))
}
const printed = async () => (await manager.get('/api/tickets?limit=200')).body.items

t.test('many are made as if each had come alone', async t => {
  const ids = await print([1, 2, 3].map(row => ticket(row, `2026-03-0${row + 1}T12:00:00.000Z`)))
  t.equal(commands, 0, 'the statement stands for the command')
  const [third] = await printed()
  t.match(third, { id: ids[2], state: 'free', seat: '3A', note: 'stamped 3A' })
  const { body } = await manager.get(`/api/tickets/${ids[1]}/history`)
  t.match(body.items, [{ transition: 'create', fromState: null, toState: 'free' }])
  const events = await app.database.db
    .selectFrom('events')
    .select('subject_id')
    .where('name', '=', 'ticketPrinted')
    .execute()
  t.same(events.map(event => event.subject_id).toSorted(), [...ids].toSorted())
  clock.advance({ days: 2 })
  t.equal(await app.sweep(), 2, 'and their timers are set')
  t.same(
    (await printed()).map(({ state }: { state: string }) => state),
    ['free', 'off', 'off'],
  )
})

t.test('one that is refused takes all with it', async t => {
  const before = await printed()
  const soon = '2026-04-01T12:00:00.000Z'
  await t.rejects(print([ticket(5, soon), ticket(31, soon), ticket(6, soon)]), {
    code: 'TICKET_ROW',
    message: /There is no row 31/,
  })
  await t.rejects(print([ticket(5, soon)], manager), { code: 'TRANSITION_NOT_YOURS' })
  t.same(await print([]), [])
  t.same(await printed(), before)
})

t.test('some of those that are found are taken, the oldest first, and locked', async t => {
  const far = '2026-05-01T12:00:00.000Z'
  const ids = await print([10, 11, 12].map(row => ticket(row, far)))
  const system = app.actors.system
  await app.transact(system, cause, async uow => {
    const found = await uow.find('Ticket', { goesOffAt: far }, { lock: true, limit: 2 })
    t.same(
      found.map(({ id }) => id),
      ids.slice(0, 2),
    )
    t.same(await uow.find('Ticket', { seat: '99A' }, { limit: 2 }), [])
    t.equal((await uow.find('Ticket', { goesOffAt: far })).length, 3)
  })
})
