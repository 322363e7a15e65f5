import t from 'tap'
import { headquarters, makeSite, siteApp } from './sites.ts'

const { customer, otherCustomer, manager, nobody, staff, member } = await siteApp(t)

t.test('a customer keeps sites, which come back as they were given', async t => {
  const made = await customer.post('/api/service-sites', headquarters)
  t.equal(made.status, 201)
  t.match(made.body, { ...headquarters, state: 'active', account: customer.accountId })
  t.equal(made.body.address, '350 5th Ave, New York NY 10118, US')
  const url = `/api/service-sites/${made.body.id}`
  const changed = await customer.patch(url, { demarcationPoint: 'Room 3411', room: null })
  t.equal(changed.status, 200)
  t.equal(changed.body.demarcationPoint, 'Room 3411')
  t.notOk(changed.body.room)
  const { body } = await customer.get('/api/service-sites?postalCode=10118&country=US')
  t.same(
    body.items.map(({ siteCode }: { siteCode: string }) => siteCode),
    ['NYC-01'],
  )
})

t.test('a company neither sees nor touches the sites of another', async t => {
  const url = await makeSite(customer)
  for (const answer of [
    await otherCustomer.get(url),
    await otherCustomer.patch(url, { name: 'Mine' }),
    await otherCustomer.post(`${url}/actions/close`),
    await otherCustomer.get(`${url}/history`),
  ]) {
    t.equal(answer.status, 404)
  }
  t.equal((await nobody.get(url)).status, 401)
  t.same((await otherCustomer.get('/api/service-sites')).body.items, [])
  const planted = await otherCustomer.post('/api/service-sites', {
    ...headquarters,
    account: customer.accountId,
  })
  t.equal(planted.status, 422, 'nor makes one for it')
  t.equal((await manager.get(url)).status, 200, 'the staff sees all')
})

t.test('who may keep sites', async t => {
  const account = customer.accountId
  const viewer = await member('viewer', account)
  const url = await makeSite(customer)
  t.equal((await viewer.get(url)).status, 200)
  t.equal((await viewer.patch(url, { name: 'New' })).status, 403)
  t.equal((await viewer.post('/api/service-sites', headquarters)).status, 403)
  const agent = await staff('salesAgent')
  await makeSite(agent, { account })
  const provisioner = await staff('provisioner')
  t.equal((await provisioner.patch(url, { demarcationPoint: 'Rack 9' })).status, 200)
  t.equal((await provisioner.post(`${url}/actions/close`)).status, 403)
})

t.test('a site code is unique in its account, and only there', async t => {
  await makeSite(customer, { siteCode: 'TWICE' })
  const second = await customer.post('/api/service-sites', { ...headquarters, siteCode: 'TWICE' })
  t.equal(second.status, 409)
  await makeSite(otherCustomer, { siteCode: 'TWICE' })
  await makeSite(customer, { siteCode: undefined })
  await makeSite(customer, { siteCode: undefined })
})

t.test('every fault of an address is named with its field', async t => {
  for (const [given, pointers] of [
    [{ streetName: undefined, streetNumber: undefined }, ['/streetName']],
    [{ streetName: undefined, addressLine: 'Pier 4' }, ['/streetName']],
    [{ country: 'ZZ' }, ['/country']],
    [{ country: 'us' }, ['/country']],
    [{ region: undefined, postalCode: '1011' }, ['/region', '/postalCode']],
    [{ postalCode: undefined }, ['/postalCode']],
    [{ country: 'GB', region: undefined, postalCode: 'EC1A1BB' }, ['/postalCode']],
    [{ latitude: undefined }, ['/latitude']],
    [{ latitude: '91', longitude: '-180.5' }, ['/latitude', '/longitude']],
    [{ latitude: 40.7 }, ['/latitude']],
    [{ timeZone: 'Mars/Olympus' }, ['/timeZone']],
    [{ timeZone: '+02:00' }, ['/timeZone']],
    [{ contactPhone: '555 0100' }, ['/contactPhone']],
    [{ elevator: 'broken' }, ['/elevator']],
  ] as const) {
    const { siteCode: _, ...site } = headquarters
    const refused = await customer.post('/api/service-sites', { ...site, ...given })
    t.equal(refused.status, 422, JSON.stringify(given))
    t.same(
      refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
      pointers,
    )
  }
})

t.test('addresses of other countries are as their own posts have them', async t => {
  for (const site of [
    { country: 'CA', region: 'ON', postalCode: 'K1A 0B1', locality: 'Ottawa' },
    { country: 'GB', postalCode: 'EC1A 1BB', locality: 'London' },
    { country: 'IE', locality: 'Dublin', addressLine: 'The Quay', streetName: undefined },
    { country: 'HK', locality: 'Hong Kong' },
  ]) {
    const { region: _, postalCode: __, streetNumber: ___, siteCode: ____, ...rest } = headquarters
    const made = await customer.post('/api/service-sites', { ...rest, ...site })
    t.equal(made.status, 201, made.text)
  }
})

t.test('a change is checked against what the site was', async t => {
  const url = await makeSite(customer)
  const refused = await customer.patch(url, { country: 'CA' })
  t.equal(refused.status, 422)
  t.same(
    refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/postalCode'],
  )
  t.equal((await customer.get(url)).body.country, 'US')
})

t.test('a closed site is not changed until it is opened again', async t => {
  const url = await makeSite(customer)
  t.equal((await customer.post(`${url}/actions/close`)).body.state, 'closed')
  const refused = await customer.patch(url, { name: 'Ruin' })
  t.equal(refused.status, 409)
  t.equal(refused.body.code, 'TRANSITION_NOT_FROM_STATE')
  t.equal((await customer.delete(url)).status, 405)
  t.equal((await customer.post(`${url}/actions/reopen`)).body.state, 'active')
  t.equal((await customer.patch(url, { name: 'Restored' })).status, 200)
})
