import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { run } from '../../assembly/run-plugboard.ts'
import { inventory } from './inventory.ts'

const application = fileURLToPath(new URL('app.ts', import.meta.url))
const { app, keeper, pool, states } = await inventory(t)
const folder = mkdtempSync(join(tmpdir(), 'inventory-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function load(key: string, text: string) {
  const file = join(folder, 'resources.csv')
  writeFileSync(file, text)
  return run(application, `inventory import ${key} ${file}`, app.database.url)
}

t.test('a file of numbers is added as a whole', async t => {
  const id = await pool('telephoneNumber', 0)
  const done = await load('pool-1', '\ufeffvalue,tier\n+1 512 555 0100,gold\n\n+1-512-555-0101,\n')
  t.match(done, { status: 0, out: '2 added\n' }, done.err)
  const { body } = await keeper.get(`/api/inventory-resources?pool=${id}&sort=id`)
  t.match(body.items, [
    { value: '+1 512 555 0100', characteristics: { tier: 'gold' }, state: 'spare' },
    { value: '+1 512 555 0101', characteristics: {} },
  ])
  t.same(body.items[1].characteristics, {})
})

t.test('or not at all, with the line and the reason of what is wrong', async t => {
  const id = await pool('telephoneNumber', 1)
  const { body } = await keeper.get(`/api/inventory-resources?pool=${id}`)
  const there = body.items[0].value
  for (const [text, reasons] of [
    ['value\n+1 713 555 0100\nsoon\n\n0713', [/line 3.*soon is none/, /line 5.*0713 is none/]],
    [`value\n+1 713 555 0100\n${there}\n`, [/line 3.*there already/]],
    ['value\n+1 713 555 0100\n+17135550100\n', [/line 3.*named twice/]],
    ['number\n+1 713 555 0100\n', [/no column "value"/]],
    ['value\n', [/no rows/]],
    ['value\n"+1', [/INVENTORY_VALUE_INVALID/]],
  ] as const) {
    const refused = await load('pool-2', text)
    t.equal(refused.status, 1, text)
    for (const reason of reasons) t.match(refused.err, reason)
  }
  t.match(await load('nowhere', 'value\n1'), { status: 1, err: /no such pool as "nowhere"/ })
  t.same(await states(id), { spare: 1 })
})
