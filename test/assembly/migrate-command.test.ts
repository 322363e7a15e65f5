import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'
import { coreMigrations } from '../../core/commerce/migrations/index.ts'
import { bookshop, gifts, run, unbuilt } from './run-plugboard.ts'

t.test('migrations', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const plan = await run(gifts, 'migration plan', url)
  t.match(plan, { status: 0, out: /-- core 0001-initial[\s\S]*-- gift-note 0001-initial/ })
  const names = coreMigrations.map(({ name }) => `core ${name}\n`).join('')
  const count = coreMigrations.length + 1
  t.match(plan.out, new RegExp(`create table "orders"[^]*${count} pending`))
  const [one, other] = await Promise.all([run(gifts, 'migrate', url), run(gifts, 'migrate', url)])
  t.same([one.status, other.status], [0, 0], one.err + other.err)
  t.same(
    [one.out, other.out].sort(),
    ['Nothing to do.\n', `${names}gift-note 0001-initial\nApplied ${count}.\n`],
    'at once, each is applied once',
  )
  t.match(await run(gifts, 'migration create gift-note', url), { status: 0, out: /Nothing to do/ })

  const kept = await run(gifts, 'plugin purge gift-note --allow-destructive', url)
  t.match(kept, { status: 1, err: /still has the plugin/ })
  const asked = await run(bookshop, 'plugin purge gift-note', url)
  t.match(asked, { status: 1, err: /--allow-destructive/ })
  const purged = await run(bookshop, 'plugin purge gift-note --allow-destructive', url)
  t.match(purged, { status: 0, out: 'dropped gift_note__order_gift_note (0 rows)\n' })
  t.match(await run(gifts, 'migrate', url), { out: 'gift-note 0001-initial\nApplied 1.\n' })
})

t.test('a plugin without a migration is told of, by plan and by migrate', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const expected = {
    status: 1,
    err: /^MIGRATION_MISSING: .*ribbon declares the table ribbon__order_ribbon.*migration create ribbon/,
  }
  t.match(await run(unbuilt, 'migrate', url), expected)
  t.match(await run(unbuilt, 'migration plan', url), { ...expected, out: /-- core 0001-initial/ })
  const printed = await run(unbuilt, 'migration create ribbon', url)
  t.match(printed, { status: 0, out: /create table "ribbon__order_ribbon"/, err: /--to <folder>/ })
})

t.test('a misspelt name or place is refused before anything is done', async t => {
  const [name, place] = await Promise.all([
    run(gifts, 'migration create gift-note --name Not_Kebab'),
    run(gifts, 'migration create gift-note --to /nowhere/at/all'),
  ])
  t.match(name, { status: 1, err: /^INPUT_INVALID: "Not_Kebab" is not in kebab-case/ })
  t.match(place, { status: 1, err: /^INPUT_INVALID: There is no folder \/nowhere\/at/ })
})
