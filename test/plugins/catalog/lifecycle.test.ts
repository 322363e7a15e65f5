import t from 'tap'
import { lifecycleFaults, lifecycleStatuses } from '../../../plugins/catalog/objects/lifecycle.ts'
import { catalogApp, sell } from './catalog.ts'

const { app, customer, staff } = await catalogApp(t)
const admin = await staff('administrator')

t.test('a life only goes on', async t => {
  const follows = (from: string, to: string) =>
    lifecycleFaults({ lifecycleStatus: to }, { lifecycleStatus: from }).length === 0
  const legal = lifecycleStatuses.map(from => [
    from,
    lifecycleStatuses.filter(to => to !== from && follows(from, to)).join(' '),
  ])
  t.same(Object.fromEntries(legal), {
    inStudy: 'inDesign inTest active launched rejected',
    inDesign: 'inStudy inTest active launched rejected',
    inTest: 'inDesign active launched rejected',
    active: 'inTest launched retired rejected',
    launched: 'retired',
    retired: 'obsolete',
    obsolete: '',
    rejected: '',
  })
  t.ok(lifecycleStatuses.every(status => follows(status, status)))
})

t.test('an offering that is retired stays so, and is not ordered anew', async t => {
  const id = await sell(app, 'line')
  const url = `/api/product-offerings/${id}`
  const to = (lifecycleStatus: string) => admin.patch(url, { lifecycleStatus })
  const back = await to('inTest')
  t.equal(back.status, 422)
  t.match(back.body.errors, [{ pointer: '/lifecycleStatus', allowed: ['retired'] }])
  t.equal((await to('retired')).status, 200)
  t.equal((await to('launched')).status, 422)
  const refused = await customer.post('/api/orders', { items: [{ offering: 'line' }] })
  t.match(refused.body.errors, [{ code: 'CATALOG_NOT_LAUNCHED' }])
  t.equal((await admin.patch(url, { name: 'Old line' })).status, 200, 'other fields may change')
  t.equal((await to('obsolete')).status, 200)
})

t.test('what is launched keeps its specification', async t => {
  const characteristics = { type: 'object', properties: {} } as const
  const id = await sell(app, 'circuit', { characteristics })
  for (const specification of [null, '0190b0c8-0000-7000-8000-000000000000']) {
    const refused = await admin.patch(`/api/product-offerings/${id}`, { specification })
    t.equal(refused.status, 422)
    t.match(refused.body.errors, [{ pointer: '/specification' }])
  }
  const read = await admin.get(`/api/product-offerings/${id}`)
  t.ok(read.body.specification)
  const { body } = await admin.get(`/api/product-specifications/${read.body.specification}`)
  const jump = await admin.patch(`/api/product-specifications/${body.id}`, {
    lifecycleStatus: 'inStudy',
  })
  t.match(jump.body.errors, [{ pointer: '/lifecycleStatus' }])
})
