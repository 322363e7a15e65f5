import t from 'tap'
import { items, telecomShop } from './telecom-shop.ts'

const { customer, manager, staff, otherCustomer, nobody } = await telecomShop(t)

t.test('an order is seen through by those whose work it is', async t => {
  const agent = await staff('salesAgent')
  const provisioner = await staff('provisioner')
  const made = await agent.post('/api/orders', { items, account: customer.accountId })
  t.equal(made.status, 201)
  const url = `/api/orders/${made.body.id}`
  const dated = await customer.patch(url, { telecom: { requestedCompletionDate: '2026-07-01' } })
  t.equal(dated.status, 200)
  for (const [who, action, status] of [
    [provisioner, 'submit', 403],
    [customer, 'submit', 200],
    [customer, 'accept', 403],
    [agent, 'accept', 403],
    [provisioner, 'accept', 403],
    [manager, 'complete', 409],
    [manager, 'accept', 200],
    [customer, 'start', 403],
    [provisioner, 'start', 200],
    [customer, 'cancel', 409],
    [provisioner, 'complete', 200],
    [manager, 'complete', 409],
  ] as const) {
    t.equal((await who.post(`${url}/actions/${action}`)).status, status, action)
  }
  const { body } = await customer.get(url)
  t.equal(body.state, 'completed')
  t.equal(body.completedAt, '2026-06-01T12:00:00.000Z')
  const history = await customer.get(`${url}/history`)
  t.same(
    history.body.items.map((record: { transition: string }) => record.transition),
    ['complete', 'start', 'accept', 'submit', 'change', 'create'],
  )
  t.equal((await otherCustomer.get(url)).status, 404)
  t.equal((await nobody.get(url)).status, 401)
})

t.test('once it is submitted, its parts are fixed', async t => {
  const made = await customer.post('/api/orders', { items })
  const url = `/api/orders/${made.body.id}`
  await customer.post(`${url}/actions/submit`)
  for (const body of [{ telecom: { purchaseOrderNumber: 'PO-2' } }, { reference: 'new' }]) {
    const refused = await customer.patch(url, body)
    t.equal(refused.status, 409)
    t.equal(refused.body.code, 'TRANSITION_NOT_FROM_STATE')
  }
})
