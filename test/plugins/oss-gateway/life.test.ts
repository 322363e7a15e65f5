import t from 'tap'
import { startSimulator } from '../../../examples/oss-simulator/start-simulator.ts'
import { hasEnded, listenerToken, ossShop } from './oss-shop.ts'

t.test('a service order is sent, followed and completed', async t => {
  const oss = await startSimulator({ step: 30, 'listener-token': listenerToken, token: 'ours' })
  t.teardown(() => oss.kill())
  const shop = await ossShop(t, oss.address, {
    silence: 600,
    targets: [{ name: 'oss', url: `${oss.address}/tmf-api/serviceOrdering/v4`, token: 'ours' }],
  })
  const [id = ''] = await shop.queue(1)
  const [done] = await shop.until(hasEnded)
  t.match(done, {
    ...{ id, state: 'completed', ossState: 'completed', target: 'oss', action: 'add' },
    ...{ purchaseOrderNumber: 'PO-1', desiredDate: '2030-06-01', attempts: 1 },
    ...{ circuitId: /^84\/KRGS\//, dueDate: '2030-06-01T00:00:00.000Z', ossId: String },
    externalId: /^O\d+-1-provision$/,
  })
  t.match(done?.criticalDates, [
    { name: 'designComplete', isReached: true },
    { name: 'designLayoutReportDate', isReached: false },
  ])
  const history = await shop.manager.get(`/api/oss-orders/${id}/history`)
  t.match(
    history.body.items.map(({ transition }: { transition: string }) => transition).reverse(),
    ['create', 'send'],
  )
  const connection = await shop.manager.get('/api/oss-connections')
  t.match(connection.body.items, [{ name: 'oss', state: 'available', registeredAt: String }])
  t.equal((await shop.customer.get(`/api/oss-orders/${id}`)).status, 404)
  const { serviceOrders } = await oss.ledger()
  t.match(serviceOrders, [{ externalId: done?.externalId, state: 'completed', received: 1 }])
})
