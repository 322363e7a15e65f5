import { allow, definePlugin, type PlugboardError, refuse, rule } from 'plugboard'
import serviceSite, {
  createRegisteredLocation,
  createServiceSite,
  validatedLocationFact,
} from 'plugboard/plugins/service-site'
import { type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../../examples/bookshop/price-list.ts'
import { headquarters, makeSite, siteApp } from './sites.ts'

const { app, customer, otherCustomer, manager, staff } = await siteApp(t)
const idOf = (url: string) => url.split('/').at(-1)

/** Registers a location at a site, and gives its address in the API. */
async function register(who: TestClient, site: string, place: object = { floor: '34' }) {
  const made = await who.post('/api/registered-locations', { site: idOf(site), ...place })
  t.equal(made.status, 201, made.text)
  return `/api/registered-locations/${made.body.id}`
}

t.test('the carrier validates what the customer registers', async t => {
  const site = await makeSite(customer)
  const url = await register(customer, site, { floor: '34', room: '3410' })
  t.equal((await customer.get(url)).body.state, 'unvalidated')
  t.equal((await customer.post(`${url}/actions/validate`)).status, 403)
  const agent = await staff('salesAgent')
  t.equal((await agent.post(`${url}/actions/validate`)).status, 403)
  const provisioner = await staff('provisioner')
  const validated = await provisioner.post(`${url}/actions/validate`, { validatedAgainst: 'MSAG' })
  t.match(validated.body, {
    state: 'validated',
    validatedAddress: '350 5th Ave, New York NY 10118, US; floor 34, room 3410',
    validatedAgainst: 'MSAG',
    confirmedAt: '2026-06-01T12:00:00.000Z',
    confirmedBy: provisioner.userId,
  })
  const { body } = await customer.get(site)
  t.equal(body.registeredLocations[0].state, 'validated', 'the site tells of it')
  t.notOk(body.registeredLocations[0].confirmedBy, 'though not who it was')
})

t.test('a rejection tells what to correct, and the correction is validated anew', async t => {
  const url = await register(customer, await makeSite(customer))
  const blank = await manager.post(`${url}/actions/reject`)
  t.equal(blank.status, 422)
  const rejected = await manager.post(`${url}/actions/reject`, { reason: 'There is no floor 34' })
  t.match(rejected.body, { state: 'rejected', rejectionReason: 'There is no floor 34' })
  const corrected = await customer.patch(url, { floor: '3' })
  t.equal(corrected.body.state, 'unvalidated')
  t.notOk(corrected.body.rejectionReason)
  t.notOk(corrected.body.confirmedAt)
  t.equal((await manager.post(`${url}/actions/validate`)).body.state, 'validated')
})

t.test('a change takes the validation back', async t => {
  const site = await makeSite(customer)
  const url = await register(customer, site)
  const stateAfter = async (change: () => Promise<{ readonly status: number }>) => {
    await manager.post(`${url}/actions/validate`)
    t.equal((await change()).status, 200)
    return (await customer.get(url)).body.state
  }
  t.equal(await stateAfter(() => customer.patch(url, { floor: '35' })), 'unvalidated')
  t.equal(await stateAfter(() => customer.patch(site, { streetNumber: '352' })), 'unvalidated')
  t.equal(
    await stateAfter(() => customer.patch(site, { streetNumber: '352', contactName: 'Sue' })),
    'validated',
    'of the address, that is',
  )
  const [latest] = (await customer.get(`${url}/history`)).body.items.filter(
    ({ transition }: { transition: string }) => transition === 'invalidate',
  )
  t.match(latest, { causeKind: 'transition', causeId: `ServiceSite/${idOf(site)}/change` })
})

t.test('locations are confined to the company of their site', async t => {
  const site = await makeSite(customer)
  const url = await register(customer, site)
  t.equal((await otherCustomer.get(url)).status, 404)
  t.equal((await otherCustomer.patch(url, { floor: '1' })).status, 404)
  const planted = await otherCustomer.post('/api/registered-locations', { site: idOf(site) })
  t.equal(planted.status, 422)
  t.same(planted.body.errors[0].pointer, '/site')
})

t.test('a closed site takes no locations', async t => {
  const site = await makeSite(customer)
  const url = await register(customer, site)
  await customer.post(`${site}/actions/close`)
  const refused = await customer.post('/api/registered-locations', { site: idOf(site) })
  t.equal(refused.status, 409)
  t.match(refused.body, { code: 'SITE_CLOSED', plugin: 'service-site', remedy: /again/ })
  t.equal((await manager.post(`${url}/actions/validate`)).body.code, 'SITE_CLOSED')
})

t.test('the helpers make them in a unit of work', async t => {
  const { id } = await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const account = customer.accountId ?? ''
    const site = await createServiceSite(uow, { ...headquarters, account, siteCode: 'SEED' })
    await createRegisteredLocation(uow, { site: site.id, floor: '34' })
    return site
  })
  const { body } = await customer.get(`/api/service-sites/${id}`)
  t.match(body, { siteCode: 'SEED', state: 'active', registeredLocations: [{ floor: '34' }] })
  const broken = app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createServiceSite(uow, { ...headquarters, account: customer.accountId ?? '', country: 'ZZ' }),
  )
  const error: PlugboardError = await broken.catch(thrown => thrown)
  t.equal(error.code, 'INPUT_INVALID')
  t.equal(error.details.errors?.[0]?.pointer, '/country')
})

t.test('other plugins ask whether a site has a validated location', async t => {
  const isKnown = validatedLocationFact('ServiceSite', 'id')
  const careful = definePlugin({
    name: 'careful',
    version: '1.0.0',
    core: '*',
    needs: { 'service-site': '*' },
    errors: { CAREFUL: { status: 409, message: 'No validated location' } },
    policies: {
      ServiceSite: policy =>
        policy.require(
          'close',
          rule({
            name: 'locationIsKnown',
            code: 'CAREFUL',
            title: 'The site has a validated location',
            facts: { isKnown },
            decide: ({ facts }) => (facts.isKnown ? allow : refuse('Nobody would find it')),
          }),
        ),
    },
  })
  const { customer, manager } = await testApp(t, { plugins: [prices, serviceSite, careful] })
  const site = await makeSite(customer)
  t.equal((await customer.post(`${site}/actions/close`)).status, 409)
  const url = await register(customer, site)
  t.equal((await customer.post(`${site}/actions/close`)).status, 409)
  await manager.post(`${url}/actions/validate`)
  t.equal((await customer.post(`${site}/actions/close`)).status, 200)
})
