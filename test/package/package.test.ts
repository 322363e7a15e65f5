import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { emptyDatabase } from 'plugboard/testing'
import t, { type Test } from 'tap'
import { installedPackage, run } from './installed-package.ts'

const shop = `import { createAccount, createApp, createUser, definePlugin, OfferingSource, priceList, provide } from 'plugboard'
const books = priceList([{ offering: 'moby-dick', name: 'Moby-Dick', currency: 'USD', oneTime: 1299 }])
const prices = definePlugin({ name: 'prices', version: '1.0.0', core: '^0.1.0', providers: [provide(OfferingSource, () => books)] })
const app = await createApp({ plugins: [prices], logger: false })
await app.transact(app.actors.system, { kind: 'seed', id: 'shop' }, async uow => {
  const account = await createAccount(uow, { name: 'Ann' })
  await createUser(uow, { email: 'ann@shop.example', name: 'Ann', password: 'a good book', memberships: [{ account: account.id, role: 'buyer' }] })
})
console.log(await app.listen({ port: 0 }))
`

const typed = `import { definePlugin, part, Type, type RecordOf, type UnitOfWork } from 'plugboard'
import catalog from 'plugboard/plugins/catalog'
import telecom from 'plugboard/plugins/telecom'
import { testApp } from 'plugboard/testing'
export const card = part('Order', 'card', { words: Type.String() })
declare module 'plugboard' { interface OrderParts { card: typeof card } }
export default definePlugin({ name: 'card', version: '1.0.0', core: '^0.1.0', needs: { catalog: '*' }, parts: [card] })
export async function words(uow: UnitOfWork): Promise<string> {
  const order: RecordOf<'Order', 'card'> = await uow.load('Order', 'id', { parts: ['card'] })
  const line = await uow.load('OrderItem', 'id', { parts: ['telecom'] })
  line.telecom.action.toUpperCase()
  // @ts-expect-error a misspelt field
  order.card?.wrds
  return order.card?.words ?? ''
}
export const everything = [catalog, ...telecom, testApp]
`

t.test('the packed package', async t => {
  const { folder, tarball } = installedPackage(t)

  t.test('serves a page and takes an order from the compiled files', async t => {
    writeFileSync(join(folder, 'shop.mjs'), shop)
    const address = await start(t, join(folder, 'shop.mjs'))
    const json = { 'content-type': 'application/json' }
    const credentials = JSON.stringify({ email: 'ann@shop.example', password: 'a good book' })
    const post = { method: 'POST', headers: json }
    const session = await fetch(`${address}/api/sessions`, { ...post, body: credentials })
    const { token } = (await session.json()) as { token: string }
    const headers = { ...json, authorization: `Bearer ${token}` }
    const body = JSON.stringify({ items: [{ offering: 'moby-dick', quantity: 2 }] })
    const made = await fetch(`${address}/api/orders`, { ...post, headers, body })
    t.equal(made.status, 201)
    const order = (await made.json()) as { id: string; oneTimeTotal: unknown }
    t.same(order.oneTimeTotal, { amount: 2_598, currency: 'USD' })
    const page = await fetch(`${address}/orders/${order.id}`, { headers })
    t.equal(page.status, 200)
    t.match(await page.text(), /Moby-Dick[\s\S]*\$25\.98/)
    const style = await fetch(`${address}/assets/core/plugboard.css`)
    t.equal(style.status, 200, 'with its styles')
  })

  t.test('has types that strict programs accept', async t => {
    writeFileSync(join(folder, 'card.ts'), typed)
    const options = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--noEmit']
    const checks = ['--skipLibCheck', 'false', '--types', 'node']
    // Libraries of others are not ours to mend.
    const ours = (line: string) => /^(node_modules\/plugboard\/|[\w-]+\.ts\()/.test(line)
    t.same(outputOf('tsc', [...options, ...checks, 'card.ts'], folder).filter(ours), [])
  })

  t.test('has what its README leads to', async t => {
    const root = join(folder, 'node_modules/plugboard')
    const links = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)
    const own = [...links].map(([, target = '']) => target).filter(to => !to.startsWith('http'))
    t.ok(own.length > 15)
    t.same(
      own.filter(to => !existsSync(join(root, to))),
      [],
    )
  })

  t.test('has a command', async t => {
    writeFileSync(
      join(folder, 'app.js'),
      "import catalog from 'plugboard/plugins/catalog'\nexport default { plugins: [catalog] }\n",
    )
    const command = join(folder, 'node_modules/plugboard/core/cli/plugboard.js')
    t.match(run('node', [command, '--app', 'app.js', 'policy', 'show', 'Order'], folder), /draft/)
  })

  t.test('declares what it imports, and is as publint and attw want it', async t => {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as Record<string, Record<string, string> | undefined>
    const declared = new Set(Object.keys({ ...dependencies, ...peerDependencies }))
    const imported = globSync('dist/**/*.js').flatMap(file =>
      [
        ...readFileSync(file, 'utf8').matchAll(/(?:from|import) '((?:@[\w.-]+\/)?[a-z][\w.-]*)/g),
      ].map(([, name = '']) => name),
    )
    const own = new Set(['plugboard', 'node', ...builtinModules])
    t.same(
      [...new Set(imported)].filter(name => !own.has(name) && !declared.has(name)),
      [],
    )
    t.match(run('publint', ['run', '--strict', tarball], folder), /All good/)
    t.doesNotThrow(() => run('attw', [tarball, '--profile', 'esm-only'], folder))
  })
})

/** Starts a program on an empty database; what it prints first is its address. */
async function start(t: Test, file: string): Promise<string> {
  const { url, drop } = await emptyDatabase()
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
    await drop()
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http')) return line
  }
  throw new Error('The shop did not open')
}

/** The lines that a failing command prints; none where it succeeds. */
function outputOf(command: string, args: readonly string[], cwd: string): string[] {
  try {
    run(command, args, cwd)
    return []
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
      .split('\n')
      .filter(Boolean)
  }
}
