import t from 'tap'
import { catalogApp, dollars } from './catalog.ts'

const { staff, customer, manager, nobody } = await catalogApp(t)
const administrator = await staff('administrator')

const specification = {
  key: 'line',
  name: 'Line',
  family: 'ethernet',
  lifecycleStatus: 'launched',
  characteristics: {
    type: 'object',
    required: ['bandwidth'],
    properties: {
      bandwidth: { enum: ['100M', '1G'], titles: { '1G': '1 Gbit/s' } },
      term: { type: 'integer', unit: 'months' },
    },
  },
}

t.test('an administrator builds the catalogue, and a customer buys from it', async t => {
  const spec = await administrator.post('/api/product-specifications', {
    ...specification,
    key: 'line',
  })
  t.equal(spec.status, 201)
  const offering = await administrator.post('/api/product-offerings', {
    key: 'line',
    name: 'Line',
    specification: spec.body.id,
  })
  t.equal(offering.status, 201)
  t.equal(offering.body.lifecycleStatus, 'inStudy')
  const price = await administrator.post('/api/product-offering-prices', {
    offering: offering.body.id,
    name: 'Port 1G',
    kind: 'recurring',
    price: dollars(900),
    conditions: { bandwidth: '1G' },
  })
  t.equal(price.status, 201)

  const order = () =>
    customer.post('/api/orders', {
      items: [{ offering: 'line', characteristics: { bandwidth: '1G' } }],
    })
  t.equal((await order()).body.errors[0].code, 'CATALOG_NOT_LAUNCHED')
  await administrator.patch(`/api/product-offerings/${offering.body.id}`, {
    lifecycleStatus: 'launched',
  })
  t.same((await order()).body.recurringTotal, dollars(900))

  await administrator.patch(`/api/product-offering-prices/${price.body.id}`, {
    price: dollars(950),
  })
  t.same((await order()).body.recurringTotal, dollars(950))
})

t.test('a change of a specification holds for the next order', async t => {
  const spec = await administrator.post('/api/product-specifications', {
    ...specification,
    key: 'duct',
  })
  const offering = await administrator.post('/api/product-offerings', {
    key: 'duct',
    name: 'Line',
    specification: spec.body.id,
    lifecycleStatus: 'launched',
  })
  await administrator.post('/api/product-offering-prices', {
    offering: offering.body.id,
    name: 'Any',
    kind: 'recurring',
    price: dollars(1),
  })
  const order = () =>
    customer.post('/api/orders', {
      items: [{ offering: 'duct', characteristics: { bandwidth: '10G' } }],
    })
  t.equal((await order()).status, 422)
  await administrator.patch(`/api/product-specifications/${spec.body.id}`, {
    characteristics: { type: 'object', properties: { bandwidth: { enum: ['10G'] } } },
  })
  t.equal((await order()).status, 201)
})

t.test('a specification that is no usable JSON Schema is refused, and changes nothing', async t => {
  const broken = (more: object) => ({ type: 'object', properties: {}, ...more })
  const url = '/api/product-specifications'
  const kept = await administrator.post(url, { ...specification, key: 'loop' })
  for (const characteristics of [
    broken({ properties: { bandwidth: { type: 'wrong' } } }),
    broken({ properties: { bandwidth: { enum: 'no list' } } }),
    broken({ properties: { bandwidth: { pattern: '(' } } }),
    broken({ properties: { bandwidth: { pattern: '(?=looks ahead)' } } }),
    broken({ properties: { bandwidth: { $ref: 'https://elsewhere.example/schema' } } }),
    broken({ requiered: ['bandwidth'] }),
    broken({ $async: true }),
  ]) {
    const refused = await administrator.post(url, {
      ...specification,
      key: 'other',
      characteristics,
    })
    t.equal(refused.status, 422, JSON.stringify(characteristics))
    t.match(refused.body.errors, [
      { pointer: '/characteristics', code: 'CATALOG_SPECIFICATION_BROKEN' },
    ])
    const change = await administrator.patch(`${url}/${kept.body.id}`, { characteristics })
    t.equal(change.status, 422)
  }
  const read = await administrator.get(`${url}/${kept.body.id}`)
  t.same(read.body.characteristics, specification.characteristics)
  t.same((await administrator.get(`${url}?key=other`)).body.items, [])
})

t.test('no pattern holds up the server, whatever is matched with it', async t => {
  const spec = await administrator.post('/api/product-specifications', {
    ...{ key: 'tag', name: 'Tag', family: 'ethernet', lifecycleStatus: 'launched' },
    characteristics: {
      type: 'object',
      properties: { tag: { type: 'string', pattern: '^(a+)+$' }, vlan: { pattern: '^\\d{1,4}$' } },
    },
  })
  t.equal(spec.status, 201, spec.text)
  const made = await administrator.post('/api/product-offerings', {
    ...{ key: 'tag', name: 'Tag', specification: spec.body.id, lifecycleStatus: 'launched' },
  })
  await administrator.post('/api/product-offering-prices', {
    ...{ offering: made.body.id, name: 'Any', kind: 'recurring', price: dollars(1) },
  })
  const order = (characteristics: object) =>
    customer.post('/api/orders', { items: [{ offering: 'tag', characteristics }] })
  // JavaScript's own expressions would try 2^60 ways.
  const refused = await order({ tag: `${'a'.repeat(60)}!`, vlan: '12345' })
  t.equal(refused.status, 422)
  t.match(
    refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/items/0/characteristics/tag', '/items/0/characteristics/vlan'],
  )
  t.equal((await order({ tag: 'a'.repeat(60), vlan: '4094' })).status, 201)
})

t.test('a validity ends after it begins', async t => {
  const url = '/api/product-offerings'
  const offering = { key: 'sale', name: 'Sale', validFrom: '2026-06-02T00:00:00.000Z' }
  const refused = await administrator.post(url, {
    ...offering,
    validTo: '2026-06-01T00:00:00.000Z',
  })
  t.equal(refused.status, 422)
  t.equal(refused.body.errors[0].pointer, '/validTo')
  const made = await administrator.post(url, offering)
  const changed = await administrator.patch(`${url}/${made.body.id}`, {
    validTo: '2026-06-02T00:00:00.000Z',
  })
  t.equal(changed.status, 422)
})

t.test('keys are unique, and fixed', async t => {
  const url = '/api/product-offerings'
  const made = await administrator.post(url, { key: 'tie', name: 'Line' })
  t.equal((await administrator.post(url, { key: 'tie', name: 'Another' })).status, 409)
  const renamed = await administrator.patch(`${url}/${made.body.id}`, { key: 'wire' })
  t.equal(renamed.status, 422)
})

t.test('customers and the other staff read the catalogue, and do not change it', async t => {
  const made = await administrator.post('/api/product-offerings', { key: 'path', name: 'Line' })
  const url = `/api/product-offerings/${made.body.id}`
  for (const who of [customer, manager]) {
    t.equal((await who.get(url)).status, 200)
    t.equal((await who.patch(url, { name: 'Mine' })).status, 403)
    t.equal((await who.delete(url)).status, 403)
    const price = { offering: made.body.id, name: 'Low', kind: 'recurring', price: dollars(1) }
    t.equal((await who.post('/api/product-offering-prices', price)).status, 403)
  }
  t.equal((await nobody.get(url)).status, 401)
})

t.test('the history tells who changed a price', async t => {
  const offering = await administrator.post('/api/product-offerings', { key: 'port', name: 'A' })
  const price = await administrator.post('/api/product-offering-prices', {
    offering: offering.body.id,
    name: 'Port',
    kind: 'recurring',
    price: dollars(1),
  })
  const url = `/api/product-offering-prices/${price.body.id}`
  await administrator.patch(url, { price: dollars(2) })
  const { body } = await administrator.get(`${url}/history`)
  t.equal(body.items.length, 2)
  t.equal(body.items[0].actorId, administrator.userId)
  t.match(body.items[0].changes, { price: { before: dollars(1), after: dollars(2) } })
})
