import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'plugboard'
import { commandLine } from 'plugboard/testing'
import t, { type Test } from 'tap'
import { catalogApp } from './catalog.ts'

const catalogue = {
  specifications: [
    {
      ...{ key: 'internet', name: 'Internet', family: 'internet', lifecycleStatus: 'launched' },
      characteristics: {
        type: 'object',
        properties: {
          bandwidth: { enum: ['100M', '1G'], default: '100M' },
          addresses: { type: 'integer', default: 0 },
        },
      },
    },
  ],
  offerings: [
    {
      ...{ key: 'dedicated', name: 'Dedicated "Internet", fast', lifecycleStatus: 'launched' },
      ...{ specification: 'internet', description: 'Two\nlines, with ü' },
    },
    { key: 'router', name: 'Router', lifecycleStatus: 'launched' },
    {
      ...{ key: 'office', name: 'Office', validFrom: '2026-01-01T00:00:00Z' },
      components: [{ offering: 'dedicated', quantity: 1, characteristics: {} }],
    },
  ],
  prices: [
    {
      ...{ key: 'dedicated.port', offering: 'dedicated', name: 'Port', kind: 'recurring' },
      ...{ price: { amount: 45_000, currency: 'USD' }, conditions: { bandwidth: '100M' } },
    },
    {
      ...{
        key: 'dedicated.addresses',
        offering: 'dedicated',
        name: 'Addresses',
        kind: 'recurring',
      },
      ...{ currency: 'USD', multipliedBy: 'addresses', tierRule: 'graduated' },
      tiers: [
        { from: 0, to: 8, rate: '1.25' },
        { from: 8, amount: 50 },
      ],
    },
    {
      ...{ key: 'dedicated.traffic', offering: 'dedicated', name: 'Traffic', kind: 'usage' },
      ...{ rate: '0.003500', currency: 'USD', unitOfMeasure: 'GB' },
    },
    {
      ...{ key: 'router.rent', offering: 'router', name: 'Rent', kind: 'recurring' },
      price: { amount: -500, currency: 'EUR' },
    },
  ],
  discounts: [
    {
      ...{
        key: 'loyalty',
        name: 'Loyalty',
        kind: 'recurring',
        given: 'bySeller',
        percentage: '20',
      },
      ...{ approvalLimit: '7.5', offering: 'dedicated' },
    },
  ],
  relationships: [
    {
      key: 'needs-router',
      offering: 'dedicated',
      kind: 'requires',
      target: 'router',
      scope: 'account',
    },
  ],
}

/** A folder and a catalogue of its own, with the commands on it. */
async function desk(t: Test) {
  const { app, customer, staff } = await catalogApp(t)
  const folder = mkdtempSync(join(tmpdir(), 'plugboard-catalog-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const path = (name: string) => join(folder, name)
  const run = (...words: string[]) => commandLine(app, ['catalog', ...words])
  return {
    ...{ app, customer, staff, path, run },
    load: (content: unknown, ...flags: string[]) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
      writeFileSync(path(`in.${typeof content === 'string' ? 'csv' : 'json'}`), text)
      const file = path(`in.${typeof content === 'string' ? 'csv' : 'json'}`)
      return run('import', file, ...flags)
    },
    save: async (name: string) => {
      const { status, err } = await run('export', path(name))
      t.equal(status, 0, err)
      return readFileSync(path(name), 'utf8')
    },
  }
}

async function count(app: App): Promise<number> {
  const objects = ['ProductSpecification', 'ProductOffering', 'ProductOfferingPrice']
  const reads = app.reads.for(app.actors.system)
  const pages = await Promise.all(objects.map(object => reads.list(object, { limit: 200 })))
  return pages.reduce((sum, { items }) => sum + items.length, 0)
}

t.test('what is imported is sold, and the same file again changes nothing', async t => {
  const { load, customer, app } = await desk(t)
  const first = await load(catalogue)
  t.match(first, { status: 0, err: 'Importing: 1 of 10\n' }, first.err)
  t.match(first.out, 'prices: 4 new, 0 changed')
  const { body } = await customer.post('/api/orders', {
    items: [{ offering: 'dedicated', characteristics: { addresses: 10 } }],
  })
  t.equal(body.recurringTotal.amount, 45_000 + 8 * 125 + 2 * 50)
  t.match(body.items[0].priceLines.at(-1), { kind: 'usage', rate: '0.0035' })

  t.same(await load(catalogue), { status: 0, out: '10 unchanged\n', err: '' })
  const { items } = await app.reads.for(app.actors.system).list('ProductOfferingPrice')
  t.ok(items.every(({ version }) => version === 1))

  const [port, ...others] = catalogue.prices
  const dearer = { prices: [{ ...port, price: { amount: 46_000, currency: 'USD' } }, ...others] }
  const changed = await load(dearer)
  t.same(changed.out, 'prices: 0 new, 1 changed\n3 unchanged\n')
  const again = await customer.post('/api/orders', { items: [{ offering: 'dedicated' }] })
  t.equal(again.body.recurringTotal.amount, 46_000)
})

t.test('what was exported and imported elsewhere is exported again letter by letter', async t => {
  const one = await desk(t)
  t.equal((await one.load(catalogue)).status, 0)
  const json = await one.save('one.json')
  const csv = await one.save('one.csv')
  t.equal((await one.run('export')).out, json, 'printed where no file is named')
  for (const file of ['one.json', 'one.csv']) {
    const other = await desk(t)
    const imported = await other.run('import', one.path(file))
    t.equal(imported.status, 0, imported.err)
    t.equal(await other.save('two.json'), json, file)
    t.equal(await other.save('two.csv'), csv, file)
    t.equal((await other.run('import', one.path('one.json'))).out, '10 unchanged\n')
  }
})

t.test('a dry run tells what would be done, and does nothing', async t => {
  const { app, load } = await desk(t)
  const dry = await load(catalogue, '--dry-run')
  t.equal(dry.status, 0, dry.err)
  t.match(dry.out, 'prices: 4 new, 0 changed')
  t.match(dry.out, 'dry run')
  t.equal(await count(app), 0)
})

t.test('every wrong line is told with its reason, and nothing is imported', async t => {
  const { app, load } = await desk(t)
  const [port, , traffic] = catalogue.prices
  const { status, err } = await load({
    ...catalogue,
    prices: [
      port,
      { ...port, key: 'b', price: { amount: 1.5, currency: 'USD' } },
      { ...port, key: 'c', offering: 'nothing' },
      { ...port, key: 'd', conditions: { speed: 'fast' } },
      { ...port, key: 'e', kind: 'daily' },
      { ...traffic, key: 'f', unitOfMeasure: undefined },
      { ...port },
      { ...port, key: undefined },
      { ...port, key: 'h', colour: 'red' },
      'nonsense',
    ],
  })
  t.equal(status, 1)
  const lines = JSON.stringify({ ...catalogue, prices: [] }, null, 2).split('\n')
  const begins = lines.findIndex(line => line.includes('"prices"')) + 2
  const found = [...err.matchAll(/^ {2}line (\d+): (\/[\w/.]+ )?(.*)$/gm)]
  t.match(err, /CATALOG_IMPORT_INVALID: 9 lines are wrong, and nothing was imported/)
  t.match(
    found.map(([, , pointer]) => pointer?.trim()),
    [
      '/key',
      '/price/amount',
      '/offering',
      '/conditions/speed',
      '/kind',
      '/unitOfMeasure',
      '/key',
      '/colour',
      undefined,
    ],
  )
  t.equal(Number(found[0]?.[1]), begins, 'the first price, whose key is there again')
  t.ok(
    found.every(([, line], index) => index === 0 || Number(line) > Number(found[index - 1]?.[1])),
  )
  t.equal(await count(app), 0)
})

t.test('lines of CSV are counted as an editor does', async t => {
  const { app, load } = await desk(t)
  t.equal((await load(catalogue)).status, 0)
  const head = 'key,offering,name,kind,price.amount,price.currency,conditions'
  const wrong = await load(
    [
      head,
      'a,dedicated,"Two\nlines",recurring,100,USD,',
      'b,dedicated,B,recurring,many,USD,',
      'c,dedicated,C,recurring,100,USD,"{bandwidth"',
      'dedicated.port,router,Port,recurring,100,USD,',
      '',
    ].join('\n'),
  )
  t.equal(wrong.status, 1)
  t.match(wrong.err, /line 4: \/price\/amount must be integer/)
  t.match(wrong.err, /line 5: \/conditions is no JSON/)
  t.match(wrong.err, /line 6: \/offering stays dedicated/)
  t.notMatch(wrong.err, 'line 3')
  const ragged = await load(`${head}\na,b\n`)
  t.match(ragged, { status: 1, err: /line 2: Invalid Record Length/ })
  t.match((await load('key,colour\na,red\n')).err, /line 1: \/colour is no column/)
  t.match((await load('record,key\nthing,a\n')).err, /line 2: \/record must be one of/)
  const right = await load(`${head}\na,dedicated,A,recurring,100,USD,"{""bandwidth"":""1G""}"\n`)
  t.same(right, {
    status: 0,
    out: 'prices: 1 new, 0 changed\n1 unchanged\n'.replace('1 un', '0 un'),
    err: 'Importing: 1 of 1\n',
  })
  t.equal(await count(app), 9)
})

t.test(
  'a life cycle goes on by an import as well, and files that are none are refused',
  async t => {
    const { load, run, path } = await desk(t)
    t.equal((await load(catalogue)).status, 0)
    const back = await load({
      offerings: [{ key: 'router', name: 'Router', lifecycleStatus: 'inTest' }],
    })
    t.match(back.err, /line 3: \/lifecycleStatus cannot follow launched/)
    t.match(await run('import', path('missing.json')), {
      status: 1,
      err: /CATALOG_FILE_UNREADABLE/,
    })
    t.match(await run('import', path('in.json'), '--format', 'csv'), { status: 1 })
    t.match(await run('import', path('in.xml')), { status: 1, err: /--format/ })
    writeFileSync(path('broken.json'), '{ "prices": [')
    t.match(await run('import', path('broken.json')), { status: 1, err: /line 1: .*JSON/ })
    writeFileSync(path('other.json'), '{ "cars": [] }')
    t.match(await run('import', path('other.json')), { status: 1, err: /cars is no list/ })
  },
)

t.test('ten thousand prices come in, with a line at each tenth', async t => {
  const { app, load } = await desk(t)
  t.equal((await load(catalogue)).status, 0)
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `p${index},dedicated,Price ${index},recurring,${index},USD`,
  )
  const csv = ['key,offering,name,kind,price.amount,price.currency', ...rows].join('\n')
  const { status, out, err } = await load(csv)
  t.equal(status, 0)
  t.equal(out, 'prices: 10000 new, 0 changed\n0 unchanged\n')
  t.equal(err.trim().split('\n').length, 10)
  t.match(err, 'Importing: 10000 of 10000')
  t.equal((await load(csv)).out, '10000 unchanged\n')
  t.ok((await count(app)) > 200)
})
