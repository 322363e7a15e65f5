import t from 'tap'
import { attach, pdf } from '../../http/attach.ts'
import { sell } from '../catalog/catalog.ts'
import { must, startedOrder, telecomShop } from './telecom-shop.ts'

const { app, customer, otherCustomer, manager, staff, require } = await telecomShop(t)
const term = {
  type: 'object' as const,
  properties: { portIn: { type: 'boolean' }, term: { type: 'integer' } },
}
for (const offering of ['line', 'trunk', 'number']) {
  await sell(app, offering, { characteristics: { ...term, additionalProperties: false } })
}
await require({ offering: 'line', sites: 'aAndZ', standardInterval: 30 })
await require({ offering: 'trunk', sites: 'a', registeredLocation: true })
await require({ offering: 'number', letterOfAuthorizationWhen: { portIn: true } })

const newSite = async (name: string, who = customer) =>
  (
    await must(
      who.post('/api/service-sites', {
        ...{ name, addressLine: 'Broadway 1', locality: 'New York', region: 'NY' },
        ...{ postalCode: '10004', country: 'US' },
      }),
    )
  ).id as string

async function submit(order: object) {
  const made = await must(customer.post('/api/orders', order))
  const url = `/api/orders/${made.id}`
  return { ...(await customer.post(`${url}/actions/submit`)), url, order: made }
}

t.test('a line names both of its ends', async t => {
  const [a, z] = [await newSite('A end'), await newSite('Z end')]
  const bare = await submit({ items: [{ offering: 'line' }] })
  t.match(bare, { status: 409, body: { code: 'TELECOM_SITE_MISSING' } })
  const [item] = bare.order.items
  t.same(
    bare.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    [`/items/${item.id}/telecom/siteA`, `/items/${item.id}/telecom/siteZ`],
  )
  const half = await submit({ items: [{ offering: 'line', telecom: { siteA: a } }] })
  t.equal(half.body.errors.length, 1)
  const whole = await submit({
    items: [{ offering: 'line', characteristics: { term: 36 }, telecom: { siteA: a, siteZ: z } }],
  })
  t.match(whole, { status: 200, body: { items: [{ telecom: { siteA: a, siteZ: z, term: 36 } }] } })
})

t.test("another company's site is none", async t => {
  const foreign = await newSite('Not yours', otherCustomer)
  const refused = await customer.post('/api/orders', {
    items: [{ offering: 'line', telecom: { siteA: foreign } }],
  })
  t.match(refused, { status: 422, body: { errors: [{ pointer: /telecom\/siteA/ }] } })
})

t.test('what comes before the standard interval is over is expedited', async t => {
  const [siteA, siteZ] = [await newSite('One'), await newSite('Two')]
  const items = [{ offering: 'line', telecom: { siteA, siteZ } }]
  const early = { requestedCompletionDate: '2026-06-15' }
  const refused = await submit({ items, telecom: early })
  t.match(refused.body, {
    code: 'TELECOM_INTERVAL_SHORT',
    errors: [{ message: /2026-07-01 at the earliest/ }],
  })
  t.equal((await submit({ items, telecom: { ...early, expedite: true } })).status, 200)
  const later = { requestedCompletionDate: '2026-07-01' }
  t.equal((await submit({ items, telecom: later })).status, 200)
})

t.test('a number is ported in with its letter of authorization', async t => {
  const items = [{ offering: 'number', characteristics: { portIn: true } }]
  const refused = await submit({ items })
  t.match(refused, { status: 409, body: { code: 'TELECOM_LETTER_MISSING' } })
  const document = await must(
    customer.post('/api/order-documents', {
      ...{ order: refused.order.id, type: 'letterOfAuthorization', signedBy: 'Olga Owner' },
    }),
  )
  t.equal((await customer.post(`${refused.url}/actions/submit`)).status, 409, 'without the file')
  await attach(customer, `/api/order-documents/${document.id}/attachments`, 'letter.pdf', pdf)
  t.equal((await customer.post(`${refused.url}/actions/submit`)).status, 200)
  const fresh = await submit({
    items: [{ offering: 'number', characteristics: { portIn: false } }],
  })
  t.equal(fresh.status, 200)
})

t.test('no emergency call is lost: a trunk is activated with a registered location', async t => {
  const site = await newSite('Headquarters')
  const { items } = await startedOrder(customer, manager, {
    items: [{ offering: 'trunk', telecom: { siteA: site } }],
  })
  const action = `/api/order-items/${items[0]?.id}/actions/complete`
  const refused = await manager.post(action)
  t.match(refused, {
    status: 409,
    body: { code: 'TELECOM_LOCATION_UNREGISTERED', detail: /Headquarters/ },
  })
  const location = await must(customer.post('/api/registered-locations', { site, floor: '3' }))
  t.equal((await manager.post(action)).status, 409, 'nobody has validated it')
  const administrator = await staff('administrator')
  await must(
    administrator.post(`/api/registered-locations/${location.id}/actions/validate`, {
      validatedAgainst: 'MSAG',
    }),
  )
  t.equal((await manager.post(action)).status, 200)
})

t.test('every fault of an order is told at once', async t => {
  const { body } = await submit({
    items: [{ offering: 'line' }, { offering: 'number', characteristics: { portIn: true } }],
    telecom: { requestedCompletionDate: '2026-05-01' },
  })
  t.same(body.refusals.map(({ code }: { code: string }) => code).sort(), [
    'TELECOM_DATE_PAST',
    'TELECOM_INTERVAL_SHORT',
    'TELECOM_LETTER_MISSING',
    'TELECOM_SITE_MISSING',
  ])
})
