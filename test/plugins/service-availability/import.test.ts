import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandLine } from 'plugboard/testing'
import t from 'tap'
import { address, networkApp } from './network.ts'

const { app, customer, administrator } = await networkApp(t)
const folder = t.testdir()
let files = 0

/** Runs `plugboard footprint import` on a file of these lines. */
async function load(lines: readonly string[], ...flags: string[]) {
  const file = join(folder, `footprint-${++files}.csv`)
  await writeFile(file, `${lines.join('\r\n')}\r\n`)
  return commandLine(app, ['footprint', 'import', file, ...flags])
}

const head =
  'streetNumber,streetName,postalCode,country,technology,networkStatus,distanceMetres,portsLeft'
const buildings = [
  head,
  '1,"Main Street, ""old"" part",94105,US,fiber,onNet,,8',
  '2,Main St,94105-1234,US,fiber,nearNet,40,',
]
const kept = async (filter: string) =>
  (await administrator.get(`/api/footprint-buildings?${filter}`)).body.items

t.test('a file is loaded, and a second time does nothing', async t => {
  const first = await load(buildings)
  t.equal(first.status, 0, first.err)
  t.equal(first.out, '2 buildings added, 0 changed, 0 as they were\n')
  t.match(first.err, /Keeping.*2/)
  t.match(await kept('addressKey=US|94105|2 MAIN ST'), [
    { technology: 'fiber', networkStatus: 'nearNet', distanceMetres: 40 },
  ])
  const second = await load(buildings)
  t.equal(second.out, '0 buildings added, 0 changed, 2 as they were\n')
})

t.test('what is there under the same key is changed, and what is left out stays', async t => {
  const changed = await load([head, '2,Main Street,94105,US,fiber,onNet,0,3'])
  t.equal(changed.out, '0 buildings added, 1 changed, 0 as they were\n')
  const [row] = await kept('addressKey=US|94105|2 MAIN ST')
  t.match(row, { networkStatus: 'onNet', distanceMetres: 0, portsLeft: 3 })
  t.equal((await kept('addressKey[starts]=US|94105|1')).length, 1)
  const { items } = (await administrator.get(`/api/footprint-buildings/${row.id}/history`)).body
  t.match(items[0], { causeKind: 'command-line', changes: { networkStatus: { after: 'onNet' } } })
  await load([head, '2,Main Street,94105,US,fiber,onNet,0,'])
  t.notOk(
    (await kept('addressKey=US|94105|2 MAIN ST'))[0].portsLeft,
    'and what is emptied is empty',
  )
})

t.test('every bad row is told with its line and reason, and nothing is kept', async t => {
  const broken = await load([
    head,
    '7,Good Street,94105,US,fiber,onNet,0,1',
    '8,Bad Street,94105,US,fiber,sometimes,0,1',
    '9,Bad Street,94105,us,fiber,onNet,0,1',
    ',,94105,US,fiber,onNet,0,1',
    '10,Bad Street,94105,US,,onNet,-4,many',
    '11,Bad Street,94105,US,fiber,onNet,12,1',
    '7,Good St.,94105,US,fiber,onNet,0,1',
  ])
  t.equal(broken.status, 1)
  const told = broken.err.split('\n').filter(line => line.startsWith('  '))
  t.same(
    told.map(line => line.trim().split(' ')[0]),
    [
      '/lines/3/networkStatus',
      '/lines/4/country',
      '/lines/5/streetName',
      '/lines/6/technology',
      '/lines/6/distanceMetres',
      '/lines/6/portsLeft',
      '/lines/7/distanceMetres',
      '/lines/8',
    ],
  )
  t.match(broken.err, /onNet, nearNet/)
  t.match(broken.err, /repeats line 2/)
  t.match(broken.err, /^AVAILABILITY_FILE_BROKEN/)
  t.same(await kept('addressKey[starts]=US|94105|7'), [])
})

t.test('a file that is none is refused', async t => {
  for (const [lines, told] of [
    [['street,technology', 'x,fiber'], /no column street; there are streetNumber/],
    [['technology,technology', 'x,fiber'], /twice/],
    [[head, '1,Main'], /lines\/2/],
    [[head, '1,"Main'], /Quote Not Closed/],
  ] as const) {
    const refused = await load(lines)
    t.equal(refused.status, 1)
    t.match(refused.err, told)
  }
  const missing = await commandLine(app, ['footprint', 'import', join(folder, 'none.csv')])
  t.match(missing.err, /cannot be read/)
})

t.test('a dry run keeps nothing', async t => {
  const dry = await load([head, '77,Dry Street,94105,US,fiber,onNet,0,1'], '--dry-run')
  t.equal(dry.out, '1 buildings would be added, 0 changed, 0 as they were\n')
  t.same(await kept('addressKey[starts]=US|94105|77'), [])
})

t.test('areas are loaded as well, and the longest prefix counts', async t => {
  const areas = await load(
    [
      'country,postalCode,technology,maxBandwidthMbps',
      'US,6,hfc,100',
      'US,606,hfc,1000',
      'US,60601,hfc,50',
    ],
    ...['--kind', 'areas'],
  )
  t.equal(areas.out, '3 areas added, 0 changed, 0 as they were\n', areas.err)
  for (const [postalCode, confidence] of [
    ['60602', 'green'],
    ['60601', 'red'],
    ['61000', 'red'],
  ]) {
    const { body } = await customer.post('/api/offering-qualifications', {
      ...{ offering: 'broadband', characteristics: { bandwidth: '1G' } },
      address: address('1', { postalCode, region: 'IL' }),
    })
    t.equal(body.serviceabilityConfidence, confidence, `at ${postalCode}`)
  }
})

t.test('who asks during an import is answered as if it were before or after it', async t => {
  const rows = Array.from(
    { length: 3_000 },
    (_, index) => `${index},Busy Street,94105,US,fiber,onNet,0,1`,
  )
  const last = {
    ...address('2999', { streetName: 'Busy Street', postalCode: '94105', region: 'CA' }),
  }
  const first = { ...last, streetNumber: '0' }
  let isDone = false
  const loading = load([head, ...rows]).finally(() => {
    isDone = true
  })
  const seen = new Set<string>()
  do {
    const { body } = await customer.post('/api/offering-qualifications/batch', {
      items: [first, last].map(where => ({ offering: 'dedicated-internet', address: where })),
    })
    const answers = body.items.map(
      (item: { serviceabilityConfidence: string }) => item.serviceabilityConfidence,
    )
    seen.add(answers.join())
  } while (!isDone)
  t.equal((await loading).status, 0)
  t.same(
    [...seen].filter(answers => !['red,red', 'green,green'].includes(answers)),
    [],
  )
  t.ok(seen.has('red,red'), 'and while it went on as before')
})

t.test(
  'of two imports of one new file at once one is refused as a whole, or finds it done',
  async t => {
    const rows = [
      head,
      ...Array.from({ length: 500 }, (_, i) => `${i},Twin St,94105,US,fiber,onNet,0,1`),
    ]
    const both = await Promise.all([load(rows), load(rows)])
    t.ok(both.some(({ status }) => status === 0))
    for (const { status, err } of both)
      if (status !== 0) t.match(err, /CONFLICT|UNIQUE|TAKEN|EXISTS/i)
    let count = 0
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url = `/api/footprint-buildings?addressKey[starts]=US|94105&limit=200&cursor=${cursor}`
      const page = await administrator.get(cursor === '' ? url.replace('&cursor=', '') : url)
      count += page.body.items.filter(({ addressKey }: { addressKey: string }) =>
        /TWIN/.test(addressKey),
      ).length
      cursor = page.body.nextCursor
    }
    t.equal(count, 500)
  },
)
