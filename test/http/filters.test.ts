import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

const uuid = '0190b7f2-5d7e-7c3a-8f00-000000000001'

t.test('filters', async t => {
  const { customer, manager } = await testApp(t, { plugins: await museumPlugins() })
  const ids = await exhibits(customer, [
    {
      ...{ title: 'A', code: 'E-1', rooms: 1, weight: 1.5, share: '0.1000' },
      ...{ value: { amount: 100, currency: 'EUR' }, onShow: true, foundOn: '1900-01-01' },
      ...{ insuredUntil: '2026-01-01T00:00:00Z', material: 'wood', outsideId: uuid },
      loan: { lender: 'Louvre', until: '2027-01-01' },
    },
    {
      ...{ title: 'B', code: 'F-2', rooms: 2, weight: 2.5, share: '0.2000' },
      ...{ value: { amount: 200, currency: 'USD' }, onShow: false, foundOn: '2000-01-01' },
      ...{ insuredUntil: '2027-01-01T00:00:00Z', material: 'bronze' },
      loan: { lender: 'Prado' },
    },
    { title: 'C', care: { level: 5 } },
  ])
  await customer.patch(`/api/exhibits/${ids.C}`, { twin: ids.A })

  const found = async (query: string, client = customer): Promise<string> => {
    const reply = await client.get(`/api/exhibits?sort=title&${query}`)
    if (reply.status !== 200) return `${reply.status} ${reply.body.code}`
    return reply.body.items.map(({ title }: { title: string }) => title).join('')
  }

  t.test('each operator by kind of field', async t => {
    for (const [query, titles] of Object.entries({
      ...{ 'title=A': 'A', 'title[ne]=A': 'BC', 'title[in]=A,C': 'AC', 'title[starts]=B': 'B' },
      ...{ 'title[starts]=%25': '', 'code[exists]=true': 'AB', 'code[exists]=false': 'C' },
      ...{ 'code[ne]=E-1': 'BC', 'rooms=2': 'B', 'rooms[ne]=2': 'AC', 'rooms[gt]=1': 'B' },
      ...{ 'rooms[gte]=1': 'AB', 'rooms[lt]=2': 'A', 'rooms[lte]=2': 'AB', 'rooms[in]=1,2': 'AB' },
      ...{ 'rooms=99999999999': '', 'rooms[lt]=99999999999': 'AB', 'rooms[in]=1,99999999999': 'A' },
      ...{ 'weight[gt]=1.5': 'B', 'weight=1.5': 'A', 'weight[lt]=1e1': '400 QUERY_INVALID' },
      ...{ 'share=0.1': 'A', 'share[gte]=0.1000': 'AB', 'share[in]=0.2,9': 'B' },
      ...{ 'value[gt]=100': 'B', 'value[lte]=200': 'AB', 'value=100': '400 QUERY_INVALID' },
      ...{ 'onShow=true': 'A', 'onShow=false': 'B', 'onShow[exists]=false': 'C' },
      ...{ 'onShow=1': '400 QUERY_INVALID', 'foundOn=1900-01-01': 'A' },
      ...{ 'foundOn[gt]=1900-01-01': 'B', 'foundOn[in]=1900-01-01,2000-01-01': 'AB' },
      ...{ 'foundOn=2026-02-30': '400 QUERY_INVALID', 'foundOn=1.1.2026': '400 QUERY_INVALID' },
      ...{ 'insuredUntil[gt]=2026-01-01T00:00:00Z': 'B' },
      ...{ 'insuredUntil[lte]=2026-01-01T01:00:00%2B01:00': 'A' },
      ...{ 'insuredUntil[gt]=2026-02-30T00:00:00Z': '400 QUERY_INVALID' },
      ...{ 'insuredUntil[gt]=2026-01-01': '400 QUERY_INVALID' },
      ...{ 'material=stone': 'C', 'material[in]=wood,bronze': 'AB', 'material[ne]=wood': 'BC' },
      ...{ [`outsideId=${uuid}`]: 'A', 'outsideId=1': '400 QUERY_INVALID' },
      ...{ [`twin=${ids.A}`]: 'C', 'twin[exists]=false': 'AB' },
      ...{
        'loan.lender=Prado': 'B',
        'loan.lender[ne]=Prado': 'AC',
        'loan.until[exists]=false': 'BC',
      },
      ...{
        'loan.until[gt]=2026-01-01': 'A',
        'loan.lender[starts]=L': 'A',
        'care.level[gte]=2': 'C',
      },
      ...{ [`account=${customer.accountId}`]: 'ABC', 'rooms[gte]=1&onShow=false': 'B' },
      ...{ 'createdAt[gt]=2000-01-01T00:00:00Z': 'ABC', [`id=${ids.B}`]: 'B' },
    })) {
      t.equal(await found(query), titles, query)
    }
  })

  t.test('what cannot be filtered or sorted by', async t => {
    for (const query of [
      'story=x',
      'measures=x',
      'version=1',
      'nothing=x',
      'loan.fee[gt]=1',
      'loan=x',
    ]) {
      t.equal(await found(query), '400 NOT_FILTERABLE', query)
    }
    for (const sort of ['story', 'tags', 'loan', 'nothing', '']) {
      const reply = await customer.get(`/api/exhibits?sort=${sort}`)
      t.match(reply.body, { status: 400, code: 'NOT_FILTERABLE' }, sort)
      t.match(reply.body.remedy, /title/, 'names what can be')
    }
    t.equal(await found('title[like]=A'), '400 QUERY_INVALID')
    t.equal(await found('title=A&title=B'), '400 QUERY_INVALID')
    t.equal(await found('title[=A'), '400 QUERY_INVALID')
    t.equal(await found('title=%00'), '400 QUERY_INVALID')
  })

  t.test('a field that others see filters for them only', async t => {
    await manager.patch(`/api/exhibits/${ids.A}`, { appraisal: 'fine', care: { note: 'dust it' } })
    t.equal(await found('appraisal=fine', manager), 'A')
    t.equal(await found('care.note[starts]=dust', manager), 'A')
    for (const query of ['appraisal=fine', 'care.note[exists]=true', 'appraisal[exists]=true']) {
      t.equal(await found(query), '400 NOT_FILTERABLE', query)
    }
    t.equal((await customer.get('/api/exhibits?sort=-appraisal')).status, 400)
  })
})
