import t from 'tap'
import { address, networkApp, siteAt } from './network.ts'

const { app, customer, otherCustomer, manager, nobody } = await networkApp(t)
const url = '/api/offering-qualifications/batch'
const offering = 'dedicated-internet'

t.test('each question has its own answer, or its own errors', async t => {
  const [green, red, theirs] = await Promise.all([
    siteAt(customer, '350'),
    siteAt(customer, '390'),
    siteAt(otherCustomer, '350'),
  ])
  const { status, body } = await customer.post(url, {
    items: [
      { offering, site: green },
      { offering, site: theirs },
      { offering, site: red },
      { offering: 'moonbeam', site: green },
      { offering, address: address('360') },
      { offering },
    ],
  })
  t.equal(status, 200)
  t.match(body.items, [
    { id: String, site: green, serviceabilityConfidence: 'green', installationInterval: 10 },
    { errors: [{ pointer: '/site' }] },
    { id: String, serviceabilityConfidence: 'red', reasons: [{ code: 'beyondReach' }] },
    { errors: [{ pointer: '/offering', code: 'OFFERING_UNKNOWN' }] },
    { id: String, serviceabilityConfidence: 'yellow', surveyNeeded: true },
    { errors: [{ pointer: '/site' }] },
  ])
  const { body: kept } = await customer.get(`/api/offering-qualifications/${body.items[0].id}`)
  t.match(kept, { state: 'answered', serviceabilityConfidence: 'green', site: green })
  t.equal((await customer.get('/api/offering-qualifications')).body.items.length, 3)
})

t.test('a thousand sites are asked about at once', async t => {
  const sites = await makeSites(1_000)
  const key = { 'idempotency-key': 'a-thousand' }
  const items = sites.map(site => ({ offering, characteristics: { bandwidth: '1G' }, site }))
  const began = performance.now()
  const { status, body } = await customer.post(url, { items }, key)
  const took = performance.now() - began
  t.comment(`${items.length} questions in ${Math.round(took)} ms`)
  t.equal(status, 200)
  t.same(
    body.items.map((item: { site: string }) => item.site),
    sites,
  )
  const colours = body.items.map(
    (item: { serviceabilityConfidence: string }) => item.serviceabilityConfidence,
  )
  t.same(colours.slice(0, 3), ['green', 'yellow', 'red'])
  t.equal(new Set(body.items.map(({ id }: { id: string }) => id)).size, 1_000)
  const replay = await customer.post(url, { items }, key)
  t.equal(replay.text, JSON.stringify(body))
})

t.test('what is too much, or too little, is refused', async t => {
  const item = { offering, address: address('350') }
  const many = await customer.post(url, { items: Array.from({ length: 1_001 }, () => item) })
  t.equal(many.status, 422)
  t.equal((await customer.post(url, { items: [] })).status, 422)
  t.equal((await manager.post(url, { items: [item] })).body.code, 'ACCOUNT_REQUIRED')
  const account = customer.accountId
  t.match((await manager.post(url, { account, items: [item] })).body.items, [{ account }])
  t.equal((await otherCustomer.post(url, { account, items: [item] })).status, 403)
  t.equal((await nobody.post(url, { items: [item] })).status, 401)
})

/** Sites of the customer at the houses 350, 360, 390, and others that nobody reaches. */
async function makeSites(count: number): Promise<string[]> {
  const account = customer.accountId ?? ''
  return app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const ids: string[] = []
    for (let index = 0; index < count; index++) {
      const streetNumber = ['350', '360', '390'][index] ?? `${1_000 + index}`
      const input = { account, name: `Branch ${index}`, ...address(streetNumber) }
      ids.push((await uow.perform({ object: 'ServiceSite', transition: 'create', input })).id)
    }
    return ids
  })
}
