import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

const whole = {
  title: 'The "scribe", seated',
  code: 'E-1',
  rooms: 3,
  weight: 12.75,
  share: '0.0175',
  value: { amount: 9_007_199_254_740_991, currency: 'EUR' },
  onShow: false,
  foundOn: '1911-02-28',
  insuredUntil: '2026-03-29T01:00:00.000Z',
  material: 'wood',
  outsideId: '0190b7f2-5d7e-7c3a-8f00-000000000001',
  tags: ['old', 'Ägypten'],
  measures: { height: 54, width: 44 },
  story: 'Found by chance.\nKept well.',
  origin: 'Saqqara',
}

t.test('an object of every kind of field', async t => {
  const plugins = await museumPlugins()
  const { customer, manager } = await testApp(t, { plugins })

  t.test('comes back as it was sent', async t => {
    const made = await customer.post('/api/exhibits', { ...whole, loan: { lender: 'Louvre' } })
    t.equal(made.status, 201, made.text)
    t.equal(made.headers.location, `/api/exhibits/${made.body.id}`)
    t.match(made.body, { ...whole, version: 1, account: customer.accountId })
    t.same(made.body.loan, { lender: 'Louvre', kind: 'short' }, 'with the default of its part')
    t.same(made.body.care, { level: 1 }, 'with the part that is always there')
    const read = await customer.get(made.headers.location as string)
    t.same(read.body, made.body)
    t.equal(read.headers.etag, made.headers.etag)
  })

  t.test('leaves out what is not there, and fills in defaults', async t => {
    const made = await customer.post('/api/exhibits', { title: 'Pebble' })
    t.match(made.body, { material: 'stone', tags: [], labels: [] })
    t.notOk('rooms' in made.body)
    t.notOk('loan' in made.body)
  })

  t.test('an instant is told in UTC whatever its offset', async t => {
    const made = await customer.post('/api/exhibits', {
      title: 'Clock',
      insuredUntil: '2026-03-29T03:00:00+02:00',
    })
    t.equal(made.body.insuredUntil, '2026-03-29T01:00:00.000Z')
  })

  t.test('a merge patch changes what it names, and null removes', async t => {
    const { Jar = '' } = await exhibits(customer, [{ ...whole, title: 'Jar', code: 'E-2' }])
    const url = `/api/exhibits/${Jar}`
    const kinds = {
      ...{ rooms: 4, weight: 1.5, share: '1.5000', value: { amount: -5, currency: 'USD' } },
      ...{ onShow: true, foundOn: '1912-01-01', insuredUntil: '2027-01-01T00:00:00.000Z' },
      ...{ material: 'bronze', twin: Jar, tags: [], measures: { height: 1 }, story: 'None' },
    }
    const changed = await customer.patch(url, kinds)
    t.equal(changed.status, 200, changed.text)
    t.match(changed.body, { ...kinds, title: 'Jar', code: 'E-2', version: 2 })
    t.same((await customer.get(url)).body, changed.body)
    const removed = await customer.patch(url, {
      ...{ code: null, rooms: null, weight: null, share: null, value: null, onShow: null },
      ...{ foundOn: null, insuredUntil: null, outsideId: null, twin: null, measures: null },
    })
    t.equal(removed.status, 200, removed.text)
    t.same(Object.keys(removed.body).sort(), [
      ...['account', 'actions', 'care', 'createdAt', 'id', 'labels', 'material', 'origin'],
      ...['story', 'tags', 'title', 'updatedAt', 'version'],
    ])
    const { body } = await customer.get(`${url}/history`)
    t.equal(body.items.length, 3)
    t.match(body.items[0].changes, {
      rooms: { before: 4, after: null },
      value: { before: { amount: -5, currency: 'USD' }, after: null },
      measures: { before: { height: 1 }, after: null },
      insuredUntil: { before: '2027-01-01T00:00:00.000Z', after: null },
    })
    t.match(body.items[1].changes, {
      share: { before: '0.0175', after: '1.5000' },
      tags: { before: ['old', 'Ägypten'], after: [] },
      value: { before: whole.value, after: { amount: -5, currency: 'USD' } },
    })
    t.match(body.items[2].changes, { title: { before: null, after: 'Jar' } })
  })

  t.test('a part is added, changed field by field, and removed', async t => {
    const { Vase = '' } = await exhibits(customer, [{ title: 'Vase' }])
    const url = `/api/exhibits/${Vase}`
    const lacking = await customer.patch(url, { loan: { until: '2030-01-01' } })
    t.equal(lacking.status, 422, 'a part that is not there yet wants its required fields')
    t.match(lacking.body, { code: 'INPUT_INVALID', errors: [{ pointer: '/loan/lender' }] })
    const added = await customer.patch(url, { loan: { lender: 'Prado' } })
    t.same(added.body.loan, { lender: 'Prado', kind: 'short' })
    t.equal(added.body.version, 2)
    const fee = { amount: 100, currency: 'EUR' }
    const changed = await customer.patch(url, { loan: { fee, until: '2030-01-01' } })
    t.same(changed.body.loan, { lender: 'Prado', kind: 'short', fee, until: '2030-01-01' })
    const less = await customer.patch(url, { loan: { fee: null }, care: { level: 4 } })
    t.same(less.body.loan, { lender: 'Prado', kind: 'short', until: '2030-01-01' })
    t.equal(less.body.care.level, 4)
    t.equal(less.body.version, 4, 'counted once')
    const gone = await customer.patch(url, { loan: null })
    t.notOk('loan' in gone.body)
    const { body } = await customer.get(`${url}/history`)
    t.match(body.items[0].changes, { 'loan.lender': { before: 'Prado', after: null } })
    t.match(body.items[1].changes, { 'care.level': { before: 1, after: 4 } })
    t.match(body.items[1].changes, { 'loan.fee': { before: fee, after: null } })
  })

  t.test('it is deleted, and then not there', async t => {
    const { Shard = '' } = await exhibits(customer, [{ title: 'Shard' }])
    const url = `/api/exhibits/${Shard}`
    t.equal((await customer.delete(url)).status, 204)
    t.equal((await customer.get(url)).status, 404)
    t.equal((await customer.delete(url)).status, 404)
    t.equal((await manager.get(`/api/exhibits?title=Shard`)).body.items.length, 0)
  })
})
