import { emptyDatabase, testApp } from 'plugboard/testing'
import t from 'tap'
import { showProgress } from '../../core/cli/plugin-commands/show-progress.ts'
import application from './apps/with-commands.ts'
import { bookshop, broken, ledger, run } from './run-plugboard.ts'

t.test('the commands of plugins stand beside those of the core', async t => {
  const all = await run(ledger, '--help')
  t.match(all.out, /^ +migrate /m)
  t.match(all.out, /^ +ledger +The ledger \(plugin ledger\)/m)
  const group = await run(ledger, 'ledger --help')
  t.match(group.out, /count \[options\] +Count the accounts/)
  const one = await run(ledger, 'ledger open --help')
  t.match(one.out, 'plugboard ledger open [options] <name> [other]')
  t.match(one.out, /--in-currency <currency> +of which \(choices: "USD", "EUR", default: "USD"\)/)
  t.match((await run(broken, '--help')).out, /^ +migrate /m, 'also where it does not boot')
})

t.test('a command works on the database of the application, or says what is missing', async t => {
  const { app } = await testApp(t, { plugins: application.plugins })
  const { url } = app.database
  const counted = await run(ledger, 'ledger count', url)
  t.match(counted, { status: 0, err: '' })
  const before = Number.parseInt(counted.out, 10)

  const opened = await run(ledger, 'ledger open Ann Bob --in-currency EUR', url)
  t.same(opened, {
    status: 0,
    out: 'Ann,Bob\n',
    err: 'Opening: 1 of 2\nOpening: 2 of 2\nDone.\n',
  })
  const admin = await app.reads.for(app.actors.system).list('Account')
  t.match(admin.items.slice(0, 2), [
    { name: 'Shop Bob', currency: 'EUR' },
    { name: 'Shop Ann', currency: 'EUR' },
  ])
  const id = admin.items[0]?.id ?? ''
  t.match(await app.reads.for(app.actors.system).history('Account', id), [
    { causeKind: 'command-line', causeId: 'ledger open' },
  ])

  const wrong = await run(ledger, 'ledger open Cid --fail gently', url)
  t.equal(wrong.status, 1)
  t.match(wrong.err, 'INPUT_INVALID: One line is wrong\n  line 7 is longer than the others\n')
  const broken = await run(ledger, 'ledger open Cid --fail badly', url)
  t.equal(broken.status, 1)
  t.match(broken.err, 'Error: Badly')
  t.equal((await run(ledger, 'ledger count', url)).out, `${before + 2} accounts\n`)
})

t.test('a command tells its own status, and does not build tables', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const early = await run(ledger, 'ledger count', url)
  t.equal(early.status, 1)
  t.match(early.err, /^MIGRATION_PENDING: .*core 0001-initial/)
  t.equal((await run(ledger, 'migrate', url)).status, 0)
  t.equal((await run(ledger, 'ledger count', url)).status, 3)
  t.equal((await run(ledger, 'ledger count --sure', url)).status, 0)
})

t.test('what is misspelt or missing is told', async t => {
  t.match((await run(ledger, 'ledgre count')).err, /unknown command 'ledgre'.*\n.*ledger/)
  t.match((await run(ledger, 'ledger open')).err, "missing required argument 'name'")
  t.match((await run(ledger, 'ledger open Ann --in-currency GBP')).err, 'Allowed choices are USD')
  t.match((await run(bookshop, 'ledger count')).err, "unknown command 'ledger'")
  t.match((await run('nowhere.ts', 'ledger count')).status, 1)
})

t.test('on a terminal progress is a bar', async t => {
  const written: string[] = []
  const stream = {
    ...{ isTTY: true, columns: 80, on() {}, removeListener() {} },
    write: (text: string) => written.push(text),
  }
  const shown = showProgress(stream as never, 'Counting', 4)
  shown.advance(3)
  shown.advance()
  shown.end()
  t.match(written.join(''), /Counting \[.*\] 4\/4/)
})
