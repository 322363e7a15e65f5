import { sql } from 'kysely'
import { part, Type } from 'plugboard'
import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import { coreMigrations } from '../../core/commerce/migrations/index.ts'
import { systemClock } from '../../core/database/clock.ts'
import { openDatabase } from '../../core/database/database.ts'
import { migrate, planMigrations } from '../../core/database/migrations/migrate.ts'
import { purgePlugin } from '../../core/database/migrations/purge.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from './migrated.ts'

const head = { name: 'shelf-mark', version: '1.0.0', core: '^0.1.0' }
const shelf = (fields: Parameters<typeof part>[2]) => part('Order', 'shelfMark', fields)
const mark = Type.String({ maxLength: 20, filterable: true })

t.test('migrate', async t => {
  const { url, drop } = await emptyDatabase()
  const plugin = await migrated({ ...head, parts: [shelf({ mark })] })
  const { model, migrations } = assemble([prices, plugin])
  const database = await openDatabase({ url, model, clock: systemClock, connections: 2 })
  t.teardown(async () => {
    await database.close()
    await drop()
  })
  const names = (steps: readonly { plugin: string; migration: { name: string } }[]) =>
    steps.map(({ plugin: of, migration }) => `${of} ${migration.name}`)
  const with2 = (statements: string[], destructive?: string[]) =>
    migrations.map(entry =>
      entry.plugin === 'shelf-mark'
        ? {
            ...entry,
            migrations: [
              ...entry.migrations,
              { name: '0002-more', statements, ...(destructive ? { destructive } : {}) },
            ],
          }
        : entry,
    )
  const tables = async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(database.db)
    return rows.map(({ name }) => name)
  }

  const own = coreMigrations.map(({ name }) => `core ${name}`)
  const expected = [...own, 'shelf-mark 0001-test']
  t.same(names(await planMigrations(database.db, migrations)), expected)
  t.same(await tables(), [], 'a plan does nothing')
  const told: string[] = []
  const onStep = ({ plugin: of }: { plugin: string }) => told.push(of)
  t.same(names(await migrate(database.db, migrations, { onStep })), expected)
  t.same(told, [...own.map(() => 'core'), 'shelf-mark'])
  t.same(await migrate(database.db, migrations), [])

  t.test('is all or nothing', async t => {
    const broken = with2(['create table shelf_mark__extra (id int)', 'create nonsense'])
    await t.rejects(migrate(database.db, broken))
    t.notOk((await tables()).includes('shelf_mark__extra'))
    t.same(names(await planMigrations(database.db, broken)), ['shelf-mark 0002-more'])
  })

  t.test('loses nothing unless it is told to', async t => {
    const drops = with2(['drop table shelf_mark__order_shelf_mark'], ['drops the table'])
    await t.rejects(migrate(database.db, drops), {
      code: 'MIGRATION_DESTRUCTIVE',
      message: /shelf-mark 0002-more: drops the table.*--allow-destructive/s,
    })
    t.ok((await tables()).includes('shelf_mark__order_shelf_mark'))
  })

  t.test('refuses an edited one', async t => {
    const edited = migrations.map(entry => ({
      ...entry,
      migrations: entry.migrations.map(step => ({
        ...step,
        statements: [...step.statements, 'select 1'],
      })),
    }))
    for (const work of [migrate, planMigrations]) {
      await t.rejects(work(database.db, edited), { code: 'MIGRATION_CHANGED', message: /core/ })
    }
  })

  t.test('leaves the tables of a removed plugin until they are purged', async t => {
    await migrate(database.db, assemble([prices]).migrations)
    t.ok((await tables()).includes('shelf_mark__order_shelf_mark'))
    const purged = await purgePlugin(database.db, 'shelf-mark')
    t.same(purged, [{ table: 'shelf_mark__order_shelf_mark', rows: 0 }])
    t.same(names(await migrate(database.db, migrations)), ['shelf-mark 0001-test'])
    t.same(await purgePlugin(database.db, 'shelf'), [], 'a name that begins alike is another')
  })
})
