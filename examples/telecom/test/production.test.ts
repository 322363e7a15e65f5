import t from 'tap'
import { freshDatabase } from './fresh-database.ts'
import { startServer } from './start-server.ts'

t.test('in production nobody meets the demonstration', async t => {
  const environment = await freshDatabase(t)
  const refused = startServer({ ...environment, NODE_ENV: 'production' })
  t.not(await refused.ended, 0)
  t.match(refused.text(), 'PLUGBOARD_SEED=none')

  const demonstration = startServer(environment)
  await demonstration.address
  await demonstration.stop('SIGTERM')
  const onItsData = startServer({
    ...environment,
    NODE_ENV: 'production',
    PLUGBOARD_SEED: 'none',
  })
  t.not(await onItsData.ended, 0)
  t.match(onItsData.text(), 'customer@acme.example')
})
