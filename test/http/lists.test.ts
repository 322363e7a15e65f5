import { type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

/** Walks a list to its end, doing something between the pages. */
async function walk(
  client: TestClient,
  query: string,
  between: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  const titles: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { status, body, text } = await client.get(`/api/exhibits?${query}${more}`)
    if (status !== 200) throw new Error(text)
    titles.push(...body.items.map(({ title }: { title: string }) => title))
    cursor = body.nextCursor
    await between()
  }
  return titles
}

const money = (amount: number) => ({ amount, currency: 'EUR' })

/** Seven values of each kind, the third and the sixth absent, some equal. */
const kinds: Readonly<Record<string, readonly unknown[]>> = {
  rooms: [3, 1, null, 2, 1, null, 0],
  weight: [0.5, -1.25, null, 0.5, 1e10, null, 0],
  share: ['0.1', '0.0999', null, '10', '9', null, '-1'],
  value: [money(5), money(-5), null, money(70), money(5), null, money(8)],
  onShow: [true, false, null, false, true, null, true],
  foundOn: ['2001-01-01', '1999-12-31', null, '2001-01-01', '0099-01-01', null, '2001-01-02'],
  insuredUntil: ['26', '25', null, '26', '27', null, '28'].map(
    year => year && `20${year}-01-01T00:00:00.001Z`,
  ),
  code: ['b', 'a', null, 'B', 'ä', null, 'c'],
}

t.test('lists', async t => {
  const { customer, member } = await testApp(t, { plugins: await museumPlugins() })

  for (const [field, values] of Object.entries(kinds)) {
    t.test(`sorted by ${field}, up and down, what has no value last`, async t => {
      const owner = await member('buyer')
      const bodies = values.map((value, index) => ({
        title: `${index}`,
        ...(value === null ? {} : { [field]: field === 'code' ? `${value}` : value }),
      }))
      await exhibits(owner, bodies)
      for (const sort of [field, `-${field}`]) {
        const whole = await walk(owner, `sort=${sort}&limit=100`)
        t.equal(new Set(whole).size, values.length)
        t.same(whole.slice(-2).sort(), ['2', '5'], sort)
        t.same(await walk(owner, `sort=${sort}&limit=1`), whole, `${sort} one by one`)
        t.same(await walk(owner, `sort=${sort}&limit=3`), whole, `${sort} three at a time`)
      }
      const up = (await walk(owner, `sort=${field}`)).slice(0, 5)
      t.same((await walk(owner, `sort=-${field}`)).slice(0, 5), up.toReversed())
    })
  }

  t.test("sorted by a part's field", async t => {
    const owner = await member('buyer')
    await exhibits(owner, [
      { title: 'none' },
      { title: 'late', loan: { lender: 'X', until: '2030-01-01' } },
      { title: 'open', loan: { lender: 'X' } },
      { title: 'soon', loan: { lender: 'X', until: '2029-01-01' } },
    ])
    t.same(await walk(owner, 'sort=loan.until&limit=1'), ['soon', 'late', 'none', 'open'])
    t.same(await walk(owner, 'sort=-loan.until&limit=2'), ['late', 'soon', 'open', 'none'])
  })

  t.test('a cursor stands still while rows are added', async t => {
    const owner = await member('buyer')
    const titles = Array.from({ length: 9 }, (_, index) => `${index}`)
    await exhibits(
      owner,
      titles.map(title => ({ title, rooms: Number(title) })),
    )
    let added = 0
    const add = () => exhibits(owner, [{ title: `new ${++added}`, rooms: 4 }])
    const newest = await walk(owner, 'limit=2', add)
    t.same(
      newest,
      titles.toReversed(),
      'newest first shows none of the new ones, and all others once',
    )
    const seen = await walk(owner, 'sort=rooms&limit=2', add)
    t.same(
      seen.filter(title => !title.startsWith('new')),
      titles,
    )
    t.equal(new Set(seen).size, seen.length, 'nothing comes twice')
  })

  t.test('the newest come first, twenty of them', async t => {
    const owner = await member('buyer')
    await exhibits(
      owner,
      Array.from({ length: 21 }, (_, index) => ({ title: `${index}` })),
    )
    const { body } = await owner.get('/api/exhibits')
    t.equal(body.items.length, 20)
    t.equal(body.items[0].title, '20')
    t.same(
      await walk(owner, 'sort=createdAt&limit=7'),
      (await walk(owner, 'sort=-createdAt')).reverse(),
    )
  })

  t.test('words that are wrong', async t => {
    await exhibits(customer, [
      { title: 'a', rooms: 1 },
      { title: 'b', rooms: 2 },
    ])
    for (const limit of ['0', '201', '-1', '1.5', 'x', '', '1&limit=2']) {
      t.match((await customer.get(`/api/exhibits?limit=${limit}`)).body, {
        ...{ status: 400, code: 'QUERY_INVALID', errors: [{ pointer: '/query/limit' }] },
      })
    }
    const { nextCursor } = (await customer.get('/api/exhibits?sort=rooms&limit=1')).body
    const forged = (value: unknown, id = '0190b7f2-5d7e-7c3a-8f00-000000000001') =>
      Buffer.from(JSON.stringify(['rooms', value, id])).toString('base64url')
    for (const query of [
      ...['cursor=x', 'cursor=', `cursor=${nextCursor}`, `sort=-rooms&cursor=${nextCursor}`],
      ...[`sort=rooms&cursor=${forged('x')}`, `sort=rooms&cursor=${forged(1, '-'.repeat(36))}`],
      ...[`sort=rooms&cursor=${forged(true)}`, `sort=rooms&cursor=${forged({})}`],
    ]) {
      const reply = await customer.get(`/api/exhibits?${query}`)
      t.match(reply.body, { status: 400, code: 'CURSOR_INVALID' }, query)
    }
  })

  t.test('only the wanted fields', async t => {
    const { body } = await customer.get('/api/exhibits?fields=title,care&limit=1')
    t.same(Object.keys(body.items[0]).sort(), ['actions', 'care', 'id', 'title'])
    const { id } = body.items[0]
    const one = await customer.get(`/api/exhibits/${id}?fields=rooms`)
    t.same(Object.keys(one.body).sort(), ['actions', 'id', 'rooms'])
    for (const query of [
      'fields=titel',
      'fields=appraisal',
      'fields=a&fields=b',
      'display=nothing',
    ]) {
      for (const url of ['/api/exhibits', `/api/exhibits/${id}`]) {
        const reply = await customer.get(`${url}?${query}`)
        t.match(reply.body, { status: 400, code: 'QUERY_INVALID' }, `${url} ${query}`)
      }
    }
  })
})
