import { part, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated, nextMigration } from './migrated.ts'

const head = { name: 'shelf-mark', version: '1.0.0', core: '^0.1.0' }
const shelf = (fields: Parameters<typeof part>[2]) => part('Order', 'shelfMark', fields)
const mark = Type.String({ maxLength: 20, filterable: true })

t.test('a migration is made of what a declaration has become', async t => {
  const first = await nextMigration({ ...head, parts: [shelf({ mark })] })
  t.equal(first?.name, '0001-test')
  t.notOk(first?.destructive)
  t.match(first?.statements.join('\n'), /create table "shelf_mark__order_shelf_mark"/)
  t.notMatch(first?.statements.join('\n'), /"orders"[^ ]* (add|drop)|drop/, 'nothing of others')
  const migrations = first ? [first] : []
  t.equal(await nextMigration({ ...head, parts: [shelf({ mark })], migrations }), undefined)

  const room = Type.Optional(Type.Integer())
  const added = await nextMigration({ ...head, parts: [shelf({ mark, room })], migrations })
  t.equal(added?.name, '0002-test')
  t.notOk(added?.destructive)
  t.match(added?.statements, [/add (column )?"room" int/])

  const less = await nextMigration({ ...head, parts: [shelf({ room })], migrations })
  t.same(less?.destructive, ['drops shelf_mark__order_shelf_mark.mark'])
  const renamed = await nextMigration({ ...head, parts: [shelf({ place: mark })], migrations })
  t.same(renamed?.destructive, [
    'renames shelf_mark__order_shelf_mark.mark to place, with its values',
  ])
  const gone = await nextMigration({ ...head, migrations })
  t.same(gone?.destructive, ['drops the table shelf_mark__order_shelf_mark'])
  const shorter = Type.String({ maxLength: 5, filterable: true })
  const narrowed = await nextMigration({ ...head, parts: [shelf({ mark: shorter })], migrations })
  t.match(narrowed?.destructive, [/changes the type of shelf_mark__order_shelf_mark\.mark/])
})

t.test('a field that is added to what is there must say what the old rows have', async t => {
  const plugin = await migrated({ ...head, parts: [shelf({ mark })] })
  const { app, customer } = await testApp(t, { plugins: [prices, plugin] })
  const made = await customer.post('/api/orders', { shelfMark: { mark: 'A1' } })
  const more = { mark, room: Type.Integer({ default: 4 }) }
  const always = part(
    'Order',
    'shelfKeeper',
    { name: Type.String({ maxLength: 20, default: "the keeper's" }), since: Type.Optional(mark) },
    { presence: 'always' },
  )
  const next = await migrated({
    ...{ ...head, parts: [shelf(more), always] },
    migrations: plugin.migrations ?? [],
  })
  const later = await testApp(t, { plugins: [prices, next], url: app.database.url })
  const read = await later.nobody.get(`/api/orders/${made.body.id}`, {
    authorization: `Bearer ${customer.token}`,
  })
  t.same(read.body.shelfMark, { mark: 'A1', room: 4 })
  t.same(read.body.shelfKeeper, { name: "the keeper's" }, 'and a part that is always there, is')
  const impossible = { mark, room: Type.Integer() }
  await t.rejects(
    nextMigration({ ...head, parts: [shelf(impossible)], migrations: plugin.migrations ?? [] }),
    { code: 'SCHEMA_INVALID', message: /Order\.shelfMark\.room.*default/ },
  )
})
