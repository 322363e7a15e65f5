import { createApp } from 'plugboard'
import t from 'tap'
import options from '../app.ts'
import { seed } from '../seed/seed.ts'
import { play } from '../walkthrough/play.ts'
import { freshDatabase } from './fresh-database.ts'

t.test('a whole business, from the first question to the last disconnect', async t => {
  const { DATABASE_URL: url } = await freshDatabase(t)
  const app = await createApp({ ...options, logger: { level: 'fatal' }, database: { url } })
  t.teardown(() => app.close())
  await seed(app, 'demo')
  const told: string[] = []
  await play(await app.listen({ port: 0, host: '127.0.0.1' }), line => told.push(line))
  const account = told.join('\n')
  for (const words of [
    ...['green', 'yellow', 'red', 'instead: ', 'Fallout', 'is held', '960.00 a month'],
    ...['the old one is terminated', 'cannot go alone', 'early costs', 'the EVC is terminated'],
  ]) {
    t.ok(account.includes(words), words)
  }
})
