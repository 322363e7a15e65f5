import { definePlugin } from 'plugboard'
import mcd, { recordSnapshot } from 'plugboard/plugins/mcd'
import t from 'tap'
import { keepOssStatus } from '../../../plugins/mcd/subscribers/keep-oss-status.ts'
import { inventoryShop, must } from '../product-inventory/inventory-shop.ts'

const other = definePlugin({ name: 'other', version: '1.0.0', core: '*' })
const shop = await inventoryShop(t, [mcd, other])
const { app, customer, otherCustomer, manager, order, clock } = shop
const system = await shop.staff('systemIntegrator')

t.test('other systems report, the newest observation is the summary', async t => {
  const { id, items } = await order({ items: [{ offering: 'uni' }] })
  const item = items[0].id
  const report = (status: string, observedAt: string, more: object = {}) =>
    system.post('/api/mcd/oss-status', {
      ...{ order: id, item, sourceSystem: 'ordering', status, observedAt },
      ...more,
    })
  const body = { order: id, sourceSystem: 'x', status: 'y', observedAt: '2026-06-01T10:00:00.000Z' }
  t.equal((await customer.post('/api/mcd/oss-status', body)).status, 403)
  t.equal((await manager.post('/api/mcd/oss-status', body)).status, 403)
  await must(report('dispatched', '2026-06-01T10:00:00.000Z', { circuitId: 'CKT-1' }))
  await must(report('pendingFacilityAssignment', '2026-06-01T09:00:00.000Z'))
  await must(
    report('jeopardy', '2026-06-01T11:00:00.000Z', { jeopardyCode: '1A', dueDate: '2026-07-01' }),
  )
  await must(
    report('jeopardy', '2026-06-01T11:00:00.000Z', { jeopardyCode: '1A', dueDate: '2026-07-01' }),
  )
  const read = () => must(customer.get(`/api/mcd/orders/${id}/oss-summary`))
  const summary = await read()
  t.match(summary, {
    order: id,
    items: [{ item, status: 'jeopardy', jeopardyCode: '1A', ageSeconds: 3_600, isStale: false }],
  })
  t.same(
    summary.items[0].history.map(({ status }: { status: string }) => status),
    ['dispatched', 'pendingFacilityAssignment'],
    'what came late is in the history, and what came twice is there once',
  )
  clock.advance({ hours: 24 })
  t.equal((await read()).items[0].isStale, true)
  t.equal((await otherCustomer.get(`/api/mcd/orders/${id}/oss-summary`)).status, 404)
  const shown = await must(customer.get(`/api/orders/${id}`))
  t.equal(shown.ossStatus.length, 3, 'the customer sees it with the order')
  t.not((await customer.post('/api/oss-status-snapshots', body)).status, 201)
})

t.test('what a gateway tells is kept as well', async t => {
  const { id, items } = await order({ items: [{ offering: 'uni' }] })
  const event = {
    ...{ id: 'e', name: 'ossStatusReported', object: 'OssOrder', subjectId: id, actorId: null },
    occurredAt: '2026-06-03T12:00:00.000Z',
    payload: {
      ...{ order: id, item: items[0].id, status: 'inProgress', sourceSystem: 'oss' },
      ...{ dueDate: '2026-07-01T00:00:00.000Z', remarks: ['Design done', 'Crew named'] },
      observedAt: '2026-06-03T11:00:00.000Z',
    },
  }
  const context = {
    ...{ options: undefined, ports: { get: () => ({}) as never } },
    transact: <Result>(work: Parameters<typeof app.transact<Result>>[2]) =>
      app.transact(app.actors.system, { kind: 'event', id: 'e' }, work),
  }
  await keepOssStatus.handle(event, context)
  await keepOssStatus.handle(event, context)
  const { items: kept } = await must(customer.get(`/api/mcd/orders/${id}/oss-summary`))
  t.match(kept, [
    {
      status: 'inProgress',
      dueDate: '2026-07-01',
      remarks: 'Design done\nCrew named',
      history: [],
    },
  ])
})

t.test('reports of one order at once leave one summary', async t => {
  const { id } = await order({ items: [{ offering: 'uni' }] })
  const hours = [9, 12, 10, 8, 11]
  await Promise.all(
    hours.map(hour =>
      app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
        recordSnapshot(uow, {
          ...{ order: id, sourceSystem: 'oss', status: `at ${hour}` },
          observedAt: `2026-06-01T${String(hour).padStart(2, '0')}:00:00.000Z`,
        }),
      ),
    ),
  )
  const { items } = await must(customer.get(`/api/mcd/orders/${id}/oss-summary`))
  t.equal(items.length, 1)
  t.equal(items[0].status, 'at 12')
  t.equal(items[0].history.length, 4)
})
