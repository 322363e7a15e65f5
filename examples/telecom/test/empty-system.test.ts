import t from 'tap'
import { freshDatabase } from './fresh-database.ts'
import { call, signIn, startServer } from './start-server.ts'

t.test('an empty system has an administrator, whose password is shown once', async t => {
  const environment = {
    ...(await freshDatabase(t)),
    PLUGBOARD_SEED: 'none',
    NODE_ENV: 'production',
  }
  const server = startServer(environment)
  const address = await server.address
  const password = /password: (\S+)/.exec(server.text())?.[1]
  t.notMatch(server.text(), 'plugboard-demo')
  const email = 'admin@carrier.example'
  const { status, body } = await signIn(address, email, password)
  t.equal(status, 201)
  t.equal((await signIn(address, email)).status, 401)
  for (const path of ['/api/product-offerings', '/api/accounts', '/api/orders']) {
    t.same((await call(address, path, { token: body.token })).body.items, [], path)
  }
  t.equal(await server.stop('SIGTERM'), 0)

  const again = startServer(environment)
  t.equal((await signIn(await again.address, email, password)).status, 201)
  t.notMatch(again.text(), /password/)
  await again.stop('SIGTERM')
})
