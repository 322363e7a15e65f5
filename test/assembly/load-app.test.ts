import t from 'tap'
import { bookshop, run } from './run-plugboard.ts'

t.test('an application that cannot be loaded is told in words', async t => {
  const [none, noModule, folder, lacking, help] = await Promise.all([
    run('nope.ts', 'plugin list'),
    run('README.md', 'policy check'),
    run('test', 'plugin list'),
    run('test/assembly/apps/lacking.ts', 'migrate'),
    run(bookshop, 'jobs retry --help'),
  ])
  t.match(none, {
    status: 1,
    err: /^APPLICATION_UNLOADABLE: There is no file nope\.ts\. .*--app\n$/,
  })
  t.match(noModule, { status: 1, err: /^APPLICATION_UNLOADABLE: README\.md cannot.*\.md.*\n$/ })
  t.match(folder, { status: 1, err: /^APPLICATION_UNLOADABLE: test cannot be imported.*\n$/ })
  t.match(lacking, {
    status: 1,
    err: /^APPLICATION_UNLOADABLE: .*migrations\/index\.ts.*begin as: export const migrations = \[\]\n$/,
  })
  t.match(help.out, /--app <file>/, 'the help of every command tells of it')
})

t.test('so is a database that is not there, without its password', async t => {
  const nobody = 'postgres://shop:swordfish@127.0.0.1:9/shop'
  const told = await run(bookshop, 'migrate', nobody)
  t.match(told, { status: 1, err: /^DATABASE_UNREACHABLE: .*127\.0\.0\.1:9\/shop.*ECONNREFUSED/ })
  t.notMatch(told.err, /swordfish|\n.*at /)
})
