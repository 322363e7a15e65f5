import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import { createMigration } from '../../core/database/migrations/create.ts'
import { emptyDatabase } from '../../core/testing/test-database.ts'
import prices from '../../examples/bookshop/price-list.ts'

t.test("the core's migrations build what the core declares", async t => {
  const { model, migrations: plugins } = assemble([prices])
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  t.equal(
    await createMigration({ url, model, plugins, plugin: 'core', words: 'change' }),
    undefined,
  )
})
