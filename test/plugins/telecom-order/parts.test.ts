import t from 'tap'
import { items, telecomShop } from './telecom-shop.ts'

const { customer, otherCustomer, manager } = await telecomShop(t)

t.test('an order keeps what the carrier wants to know of it', async t => {
  const telecom = {
    purchaseOrderNumber: 'PO-4711',
    requestedCompletionDate: '2026-07-15',
    siteContactName: 'Sue Site',
    siteContactPhone: '+1 212 555 0100',
  }
  const made = await customer.post('/api/orders', { items, telecom })
  t.equal(made.status, 201)
  t.same(made.body.telecom, telecom)
  const url = `/api/orders/${made.body.id}`
  const changed = await customer.patch(url, {
    telecom: { requestedCompletionDate: '2026-08-01', siteContactName: null },
  })
  t.equal(changed.status, 200)
  const { siteContactName: _, ...kept } = telecom
  t.same(changed.body.telecom, { ...kept, requestedCompletionDate: '2026-08-01' })
  const { body } = await customer.get(`${url}/history`)
  t.match(body.items[0].changes, {
    'telecom.requestedCompletionDate': { before: '2026-07-15', after: '2026-08-01' },
  })
})

t.test('an order need not say any of it', async t => {
  const made = await customer.post('/api/orders', { items })
  t.equal(made.status, 201)
  t.notOk(made.body.telecom)
  t.equal((await customer.post(`/api/orders/${made.body.id}/actions/submit`)).status, 200)
})

t.test('an item adds a new service, unless it says otherwise', async t => {
  const made = await customer.post('/api/orders', {
    items: [
      ...items,
      { ...items[0], telecom: { action: 'modify', activity: 'change' } },
      { ...items[0], telecom: { requestedCompletionDate: '2026-09-01' } },
    ],
  })
  t.equal(made.status, 201)
  t.same(
    made.body.items.map((item: { telecom: object }) => item.telecom),
    [
      { action: 'add', activity: 'new' },
      { action: 'modify', activity: 'change' },
      { action: 'add', activity: 'new', requestedCompletionDate: '2026-09-01' },
    ],
  )
  const added = await customer.post(`/api/orders/${made.body.id}/items`, items[0])
  t.same(added.body.telecom, { action: 'add', activity: 'new' })
  const changed = await customer.patch(`/api/orders/${made.body.id}/items/${added.body.id}`, {
    telecom: { activity: 'outsideMove' },
  })
  t.same(changed.body.telecom, { action: 'add', activity: 'outsideMove' })
})

t.test('what does not fit is refused with the field that is at fault', async t => {
  for (const [body, pointer] of [
    [{ telecom: { requestedCompletionDate: '2026-02-30' } }, '/telecom/requestedCompletionDate'],
    [{ telecom: { siteContactPhone: 'call me' } }, '/telecom/siteContactPhone'],
    [{ telecom: { purchaseOrderNumber: '' } }, '/telecom/purchaseOrderNumber'],
    [{ telecom: { requestedDate: '2026-07-01' } }, '/telecom/requestedDate'],
    [{ items: [{ ...items[0], telecom: { action: 'upgrade' } }] }, '/items/0/telecom/action'],
  ] as const) {
    const refused = await customer.post('/api/orders', { items, ...body })
    t.equal(refused.status, 422, pointer)
    t.equal(refused.body.errors[0].pointer, pointer)
  }
})

t.test('orders are found by purchase order number and date, by whose they are', async t => {
  const ids: string[] = []
  for (const [purchaseOrderNumber, requestedCompletionDate] of [
    ['FIND-1', '2027-01-10'],
    ['FIND-2', '2027-02-10'],
  ]) {
    const made = await customer.post('/api/orders', {
      items,
      telecom: { purchaseOrderNumber, requestedCompletionDate },
    })
    ids.push(made.body.id)
  }
  const found = async (who: typeof customer, query: string) =>
    (await who.get(`/api/orders?${query}`)).body.items.map(({ id }: { id: string }) => id)
  t.same(await found(customer, 'telecom.purchaseOrderNumber=FIND-1'), [ids[0]])
  t.same(await found(customer, 'telecom.requestedCompletionDate[gte]=2027-02-01'), [ids[1]])
  t.same(await found(manager, 'telecom.purchaseOrderNumber=FIND-2'), [ids[1]])
  t.same(await found(otherCustomer, 'telecom.purchaseOrderNumber=FIND-1'), [])
  t.equal((await customer.get('/api/orders?telecom.siteContactName=Sue')).status, 400)
})
