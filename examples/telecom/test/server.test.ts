import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { call, type ServerProcess, signIn, startServer } from './start-server.ts'

const users = [
  'customer@acme.example',
  'admin@acme.example',
  'customer@globex.example',
  'agent@carrier.example',
  'orders@carrier.example',
  'provisioning@carrier.example',
  'admin@carrier.example',
]

/** The order of the documentation, word for word. */
const order = {
  items: [{ offering: 'dedicated-internet', quantity: 1, characteristics: { bandwidth: '100M' } }],
}

t.test('it starts on the embedded database, and survives being killed', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'plugboard-telecom-'))
  await chmod(folder, 0o755)
  let server: ServerProcess = startServer({ PLUGBOARD_DATA: folder })
  t.teardown(async () => {
    await server.stop('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  })
  const first = await server.address

  const tokens = new Map<string, string>()
  for (const email of users) {
    t.match(server.text(), email)
    const { status, body } = await signIn(first, email)
    t.equal(status, 201, email)
    tokens.set(email, body.token)
  }
  t.equal((await signIn(first, 'admin@carrier.example', 'guessed')).status, 401)

  const token = tokens.get('customer@acme.example') as string
  const made = await call(first, '/api/orders', { token, body: order })
  t.equal(made.status, 201)
  const path = `/api/orders/${made.body.id}`
  t.equal((await call(first, `${path}/actions/submit`, { token, body: {} })).status, 200)
  const globex = tokens.get('customer@globex.example') as string
  t.equal((await call(first, path, { token: globex })).status, 404)
  t.equal((await call(first, path)).status, 401)

  await server.stop('SIGKILL')
  server = startServer({ PLUGBOARD_DATA: folder })
  const second = await server.address
  t.equal((await call(second, path, { token })).body.state, 'acknowledged')
  const manager = tokens.get('orders@carrier.example') as string
  for (const action of ['accept', 'start', 'complete']) {
    const done = await call(second, `${path}/actions/${action}`, { token: manager, body: {} })
    t.equal(done.status, 200, action)
  }
  const listed = await call(second, '/api/users', { token: tokens.get('admin@carrier.example')! })
  t.equal(listed.body.items.length, users.length, 'nobody was made twice')

  t.equal(await server.stop('SIGTERM'), 0, 'it ends in good order')
})
