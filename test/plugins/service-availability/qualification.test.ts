import t from 'tap'
import { address, networkApp, siteAt } from './network.ts'

const { customer, otherCustomer, manager, nobody, member, clock } = await networkApp(t)
const url = '/api/offering-qualifications'

/** Asks about dedicated internet at a house of the street. */
const ask = async (streetNumber: string, more: object = {}) => {
  const site = await siteAt(customer, streetNumber)
  const { status, body } = await customer.post(url, {
    ...{ site, offering: 'dedicated-internet', characteristics: { bandwidth: '1G' } },
    ...more,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}

t.test('an on-net building is green, with an interval and a guarantee', async t => {
  t.match(await ask('350'), {
    state: 'answered',
    serviceabilityConfidence: 'green',
    technology: 'fiber',
    installationInterval: 10,
    guaranteedUntilDate: '2026-07-01',
    surveyNeeded: false,
    bandwidthMbps: 1_000,
    reasons: [{ code: 'onNet', message: /on net/ }],
    alternatives: [],
    provider: 'footprint',
    checkedAt: '2026-06-01T12:00:00.000Z',
  })
})

t.test('a near-net building is yellow: it wants a survey, and says what it may cost', async t => {
  t.match(await ask('360'), {
    serviceabilityConfidence: 'yellow',
    installationInterval: 60,
    surveyNeeded: true,
    constructionEstimate: { amount: 500_000 + 120 * 9_000, currency: 'USD' },
    reasons: [{ code: 'nearNet', message: /120 m/ }],
    alternatives: [{ kind: 'offering', offering: 'broadband', serviceabilityConfidence: 'green' }],
  })
})

t.test('a building out of reach is red, with what could be had instead', async t => {
  const body = await ask('390')
  t.match(body, {
    serviceabilityConfidence: 'red',
    surveyNeeded: false,
    reasons: [{ code: 'beyondReach', message: /501 m/ }],
    alternatives: [
      {
        ...{ kind: 'offering', offering: 'broadband', technology: 'hfc', bandwidthMbps: 1_000 },
        ...{ serviceabilityConfidence: 'green', installationInterval: 3 },
      },
    ],
  })
  t.notOk(body.installationInterval)
  t.notOk(body.guaranteedUntilDate)
})

t.test('where capacity or ports are short, less bandwidth is offered', async t => {
  t.match(await ask('370'), {
    serviceabilityConfidence: 'yellow',
    reasons: [{ code: 'onNet' }, { code: 'capacityShort', message: /500 Mbit/ }],
    alternatives: [
      { kind: 'bandwidth', offering: 'dedicated-internet', bandwidthMbps: 100 },
      { kind: 'offering' },
    ],
  })
  t.match(await ask('370', { characteristics: { bandwidth: '100M' } }), {
    serviceabilityConfidence: 'green',
  })
  t.match(await ask('380', { characteristics: {} }), {
    serviceabilityConfidence: 'yellow',
    reasons: [{ code: 'onNet' }, { code: 'noPortLeft' }],
  })
})

t.test('a technology that is too slow is red', async t => {
  t.match(await ask('350', { offering: 'broadband', characteristics: { bandwidth: '10G' } }), {
    serviceabilityConfidence: 'red',
    reasons: [{ code: 'onNet' }, { code: 'bandwidthBeyondTechnology', message: /1 Gbit/ }],
    alternatives: [{ kind: 'offering', offering: 'dedicated-internet' }],
  })
})

t.test(
  'an address that is no site is found by its spelling, its neighbours or its area',
  async t => {
    const at = async (where: object, offering = 'dedicated-internet') =>
      (await customer.post(url, { offering, address: where })).body
    t.match(await at(address('350', { streetName: 'FIFTH AVE.', postalCode: '10118-0110' })), {
      serviceabilityConfidence: 'red',
      reasons: [{ code: 'outsideFootprint' }],
    })
    t.match(await at(address('350', { streetName: '5th  Ave.', postalCode: '10118-0110' })), {
      serviceabilityConfidence: 'green',
    })
    // A hundredth of a minute north is 18 m, and a neighbour's fibre is that far away.
    const near = { latitude: '40.748600', longitude: '-73.985656' }
    t.match(await at(address('351', near)), {
      serviceabilityConfidence: 'green',
      installationInterval: 20,
      reasons: [{ code: 'withinReach', message: /19 m/ }],
    })
    const farther = { latitude: '40.750433', longitude: '-73.985656' }
    t.match(await at(address('352', farther)), {
      serviceabilityConfidence: 'yellow',
      reasons: [{ code: 'nearNet', message: /223 m/ }],
    })
    const far = { latitude: '40.760000', longitude: '-73.985656' }
    t.match(await at(address('353', far)), { serviceabilityConfidence: 'red' })
    t.match(await at(address('1', { postalCode: '10199' }), 'broadband'), {
      serviceabilityConfidence: 'green',
    })
    t.match(await at(address('1', { postalCode: '94105', region: 'CA' }), 'broadband'), {
      serviceabilityConfidence: 'red',
      reasons: [{ code: 'outsideFootprint' }],
    })
    t.match(await at(address('350'), 'toll-free'), { reasons: [{ code: 'noRule' }] })
  },
)

t.test('what cannot be asked is named', async t => {
  const site = await siteAt(customer, '350')
  const theirs = await siteAt(otherCustomer, '350')
  const closed = await siteAt(customer, '350')
  await customer.post(`/api/service-sites/${closed}/actions/close`)
  const offering = 'dedicated-internet'
  for (const [question, pointer] of [
    [{ offering, site: theirs }, '/site'],
    [{ offering, site: closed }, '/site'],
    [{ offering }, '/site'],
    [{ offering, site, address: address('350') }, '/address'],
    [{ offering: 'moonbeam', site }, '/offering'],
    [{ offering, site, characteristics: { bandwidth: '3M' } }, '/characteristics/bandwidth'],
    [{ offering, site, characteristics: { colour: 'blue' } }, '/characteristics/colour'],
    [{ offering, address: address('350', { postalCode: '1' }) }, '/address/postalCode'],
    [{ offering, site, serviceabilityConfidence: 'green' }, '/serviceabilityConfidence'],
  ] as const) {
    const refused = await customer.post(url, question)
    t.equal(refused.status, 422, JSON.stringify(question))
    t.equal(refused.body.errors?.[0]?.pointer, pointer, refused.text)
  }
  t.same((await otherCustomer.get(url)).body.items, [], 'and nothing was kept')
})

t.test('qualifications are confined to their account, and stay as they were', async t => {
  const { id } = await ask('350')
  const one = `${url}/${id}`
  t.equal((await otherCustomer.get(one)).status, 404)
  t.equal((await nobody.get(one)).status, 401)
  t.equal((await customer.patch(one, { offering: 'broadband' })).status, 405)
  t.equal((await manager.get(one)).status, 200)
  const viewer = await member('viewer', customer.accountId)
  t.equal((await viewer.get(one)).status, 200)
  t.equal((await viewer.post(url, { offering: 'broadband', address: address('350') })).status, 403)
  const unnamed = await manager.post(url, { offering: 'broadband', address: address('350') })
  t.equal(unnamed.body.code, 'ACCOUNT_REQUIRED')
  const { items } = (await customer.get(`${url}?serviceabilityConfidence=red&limit=200`)).body
  t.ok(items.length > 0)
  t.ok(
    items.every(
      (item: { serviceabilityConfidence: string }) => item.serviceabilityConfidence === 'red',
    ),
  )
  t.equal((await customer.get('/api/footprint-buildings')).status === 200, true)
  t.same(
    (await customer.get('/api/footprint-buildings')).body.items,
    [],
    'the footprint is not theirs',
  )
})

t.test('the same key asks once', async t => {
  const site = await siteAt(customer, '350')
  const question = { offering: 'dedicated-internet', site }
  const key = { 'idempotency-key': 'qualify-once' }
  const first = await customer.post(url, question, key)
  clock.advance({ hours: 1 })
  const second = await customer.post(url, question, key)
  t.equal(second.body.id, first.body.id)
})
