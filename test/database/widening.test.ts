import { Field, part, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { lossesOf } from '../../core/database/migrations/destructive.ts'
import { isWidening } from '../../core/database/migrations/widening.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated, nextMigration } from './migrated.ts'

t.test('a wider type holds every value of the narrower one', async t => {
  const wider = [
    ['character varying(80)', 'varchar(200)'],
    ['character varying(80)', 'varchar(80)'],
    ['character varying(80)', 'text'],
    ['character varying(80)', 'varchar'],
    ['text', 'varchar'],
    ['smallint', 'integer'],
    ['integer', 'int8'],
    ['integer', 'bigint'],
    ['integer', 'double precision'],
    ['integer', 'numeric(12,2)'],
    ['bigint', 'numeric(19)'],
    ['bigint', 'numeric'],
    ['real', 'double precision'],
    ['numeric(8,2)', 'numeric(12,4)'],
    ['numeric(8,2)', 'numeric'],
    ['timestamp(3) with time zone', 'timestamptz(6)'],
    ['timestamp(3) with time zone', 'timestamptz'],
  ]
  for (const [from = '', to = ''] of wider) t.ok(isWidening(from, to), `${from} → ${to}`)
  const others = [
    ['character varying(80)', 'varchar(79)'],
    ['text', 'varchar(1000)'],
    ['character varying', 'varchar(1000)'],
    ['bigint', 'integer'],
    ['bigint', 'double precision'],
    ['integer', 'real'],
    ['integer', 'numeric(11,2)'],
    ['bigint', 'numeric(18)'],
    ['double precision', 'real'],
    ['double precision', 'numeric(20,6)'],
    ['numeric', 'numeric(20,6)'],
    ['numeric(8,2)', 'numeric(8,4)'],
    ['numeric(8,2)', 'numeric(10,1)'],
    ['numeric(8,2)', 'bigint'],
    ['timestamp(3) with time zone', 'timestamptz(0)'],
    ['timestamp(3) with time zone', 'timestamp(3)'],
    ['timestamp(3) with time zone', 'date'],
    ['date', 'timestamptz(3)'],
    ['character(3)', 'varchar(3)'],
    ['boolean', 'integer'],
    ['uuid', 'integer'],
    ['jsonb', 'json'],
    ['character varying(80)', 'varchar(80)[]'],
    ['', 'text'],
  ]
  for (const [from = '', to = ''] of others) t.notOk(isWidening(from, to), `${from} → ${to}`)
})

t.test('a change of type is a loss where it is not known to be a widening', async t => {
  const types: Record<string, string> = { 'a.b': 'integer', 'a.c': 'character varying(9)' }
  const lost = (statement: string) =>
    lossesOf(statement, (table, column) => types[`${table}.${column}`])
  const change = 'alter table "a" alter column "b" type'
  t.same(lost(`${change} bigint using ("b"::bigint)`), [])
  t.same(lost(`${change} bigint`), [])
  t.same(lost(`${change} numeric(12,2) using ("b"::numeric(12,2))`), [])
  t.same(lost(`${change} bigint, alter column "c" set data type varchar(10)`), [])
  t.same(lost(`${change} bigint, alter column "c" type varchar(8)`), ['changes the type of a.c'])
  t.same(lost('alter table "a" alter column b drop not null'), [])
  for (const using of ['(0)', '("b"::bigint % 10)', '("c"::bigint)', '("b"::smallint)']) {
    t.same(lost(`${change} bigint using ${using}`), ['changes the type of a.b'], using)
  }
  t.same(lost('alter table "a" alter column "d" type text'), ['changes the type of a.d'])
  t.same(lossesOf(`${change} bigint`), ['changes the type of a.b'])
})

const head = { name: 'shelf-mark', version: '1.0.0', core: '^0.1.0' }
const shelf = (fields: Parameters<typeof part>[2]) => part('Order', 'shelfMark', fields)

t.test('a field that takes more than before is migrated without a flag', async t => {
  const narrow = {
    mark: Type.String({ maxLength: 20, filterable: true }),
    room: Type.Integer({ maximum: 1_000, filterable: true }),
    share: Field.decimal({ precision: 6, scale: 2 }),
    kind: Type.Enum(['a', 'b']),
  }
  const wide = {
    mark: Type.Optional(Type.String({ maxLength: 200, filterable: true })),
    room: Type.Integer({ maximum: 2 ** 40, filterable: true }),
    share: Field.decimal({ precision: 12, scale: 4 }),
    kind: Type.Enum(['a', 'b', 'c']),
  }
  const plugin = await migrated({ ...head, parts: [shelf(narrow)] })
  const migrations = plugin.migrations ?? []
  const made = await nextMigration({ ...head, parts: [shelf(wide)], migrations })
  t.equal(made?.statements.filter(statement => / type /.test(statement)).length, 3)
  t.notOk(made?.destructive)

  const { app, customer } = await testApp(t, { plugins: [prices, plugin] })
  const shelfMark = { mark: 'A1', room: 7, share: '0.25', kind: 'b' }
  const order = await customer.post('/api/orders', { shelfMark })
  const next = await migrated({ ...head, parts: [shelf(wide)], migrations })
  const later = await testApp(t, { plugins: [prices, next], url: app.database.url })
  const headers = { authorization: `Bearer ${customer.token}` }
  const url = `/api/orders/${order.body.id}`
  const { body } = await later.nobody.get(url, headers)
  t.same(body.shelfMark, { ...shelfMark, share: '0.2500' })
  const more = { mark: 'x'.repeat(200), room: 2 ** 40, share: '12345678.1234', kind: 'c' }
  const changed = await later.nobody.patch(url, { shelfMark: more }, headers)
  t.same(changed.body.shelfMark, more)

  const back = await nextMigration({
    ...{ ...head, parts: [shelf(narrow)] },
    migrations: next.migrations ?? [],
  }).catch(error => error)
  t.match(back, { code: 'SCHEMA_INVALID' }, 'what is no longer optional wants values')
  const narrower = await nextMigration({
    ...{ ...head, parts: [shelf({ ...narrow, mark: Type.Optional(narrow.mark) })] },
    migrations: next.migrations ?? [],
  })
  const table = 'shelf_mark__order_shelf_mark'
  t.same(
    narrower?.destructive,
    ['mark', 'room', 'share'].map(column => `changes the type of ${table}.${column}`),
  )
})
