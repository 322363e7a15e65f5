import t from 'tap'
import { families } from '../demonstration/demonstrate.ts'
import { freshDatabase } from './fresh-database.ts'
import { call, signIn, startServer } from './start-server.ts'

t.test('of several processes that start at once, one fills the database', async t => {
  const environment = await freshDatabase(t)
  const servers = [1, 2, 3].map(() => startServer(environment))
  t.teardown(() => Promise.all(servers.map(server => server.stop('SIGTERM'))))
  const addresses = await Promise.all(servers.map(server => server.address))
  const { token } = (await signIn(addresses[0] as string, 'admin@carrier.example')).body
  for (const address of addresses) {
    const people = await call(address, '/api/users?limit=200', { token })
    t.equal(people.body.items.length, 7)
    const offerings = await call(address, '/api/product-offerings?limit=200', { token })
    t.same(
      offerings.body.items.map(({ key }: { key: string }) => key).toSorted(),
      families.flatMap(family => family.offerings.map(({ key }) => key)).toSorted(),
    )
  }
})
