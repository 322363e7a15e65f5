import { createServer } from 'node:net'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('an address that is taken is told, and everything is given back', async t => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  t.teardown(() => other.close())
  const { port } = other.address() as { port: number }
  const { app } = await testApp(t, { plugins: [prices] })
  await t.rejects(app.listen({ port, host: '127.0.0.1' }), {
    code: 'ADDRESS_UNUSABLE',
    message: new RegExp(`127.0.0.1:${port}: another process listens there. Set PORT`),
  })
  t.notOk(await app.services.ready(), 'its connections are closed')
})
