import { definePlugin, object, part, Type } from 'plugboard'
import { emptyDatabase, testApp } from 'plugboard/testing'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import { systemClock } from '../../core/database/clock.ts'
import { openDatabase } from '../../core/database/database.ts'
import { assertBuilt } from '../../core/database/migrations/assert-built.ts'
import { migrate } from '../../core/database/migrations/migrate.ts'
import { migrated } from './migrated.ts'

const head = { name: 'shelf-mark', version: '1.0.0', core: '^0.1.0' }
const mark = Type.String({ maxLength: 20 })
const row = Type.Optional(Type.String({ maxLength: 20 }))

t.test('an application does not start without a table that a plugin declares', async t => {
  const lacking = definePlugin({
    ...head,
    parts: [part('Order', 'shelfMark', { mark })],
    objects: [object('Shelf', { mark }, { title: 'Shelf', path: 'shelves' })],
  })
  await t.rejects(testApp(t, { plugins: [lacking] }), {
    code: 'MIGRATION_MISSING',
    message:
      /shelf-mark declares the table shelf_mark__order_shelf_mark; .*shelf_mark__shelves.*migration create shelf-mark --to shelf-mark\/migrations,/,
    details: { data: { plugins: ['shelf-mark'] } },
  })
})

t.test('a column that no migration builds is told by its name', async t => {
  const old = await migrated({ ...head, parts: [part('Order', 'shelfMark', { mark })] })
  const { migrations: built = [] } = old
  const grown = { ...head, parts: [part('Order', 'shelfMark', { mark, row })], migrations: built }
  const { model, migrations } = assemble([definePlugin(grown)])
  const { url, drop } = await emptyDatabase()
  const database = await openDatabase({ url, model, clock: systemClock, connections: 1 })
  t.teardown(async () => {
    await database.close()
    await drop()
  })
  await migrate(database.db, migrations)
  await t.rejects(assertBuilt(database.db, model), {
    code: 'MIGRATION_MISSING',
    message: /shelf-mark declares the column shelf_mark__order_shelf_mark\.row\. Run/,
  })
  await t.resolves(assertBuilt(database.db, model, { except: ['shelf-mark'] }))
  await t.resolves(assertBuilt(database.db, assemble([old]).model))
})
