import t from 'tap'
import { createDatabase, dropDatabase } from '../../../core/database/server/create-database.ts'
import { dataFolder, query, useServer } from './helper.ts'

t.test('databases are created, cloned and dropped', async t => {
  const { url } = await useServer(t, await dataFolder(t))
  const at = (name: string) =>
    Object.assign(new URL(url), { pathname: `/${encodeURIComponent(name)}` }).href
  const template = 'a "quoted" template'

  await createDatabase(url, template)
  await query(at(template), 'create table kept as select 42 as answer')
  await t.rejects(createDatabase(url, template), { code: '42P04' })

  const clones = ['clone 1', 'clone 2', 'clone 3']
  await Promise.all(clones.map(name => createDatabase(url, name, { template })))
  for (const name of clones) {
    t.strictSame(await query(at(name), 'select answer from kept'), [{ answer: 42 }])
  }

  for (const name of [...clones, template, 'never there']) await dropDatabase(url, name)
  t.strictSame(
    await query(url, `select datname from pg_database where datname ~ 'clone|quoted'`),
    [],
  )
})
