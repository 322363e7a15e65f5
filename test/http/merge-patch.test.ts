import { Field, object, part, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'
import { browser } from '../presentation/browser.ts'

/** A merge patch (RFC 7396) of what lies deeper than a field. */

const closed = { additionalProperties: false }

const berth = Type.Object(
  {
    harbour: Type.String({ minLength: 1 }),
    pier: Type.Optional(Type.String()),
    country: Type.String({ default: 'NL', minLength: 2 }),
    position: Type.Optional(
      Type.Object({ latitude: Type.Number(), longitude: Type.Number() }, closed),
    ),
    lines: Type.Optional(Type.Array(Type.Object({ length: Type.Integer() }, closed))),
  },
  { title: 'Berth', ...closed },
)

const Ship = object(
  'Ship',
  {
    account: Field.reference('Account', { filterable: true }),
    name: Type.String({ title: 'Name', maxLength: 80 }),
    berth: Type.Optional(berth),
    cabins: Type.Record(
      Type.String(),
      Type.Object({ beds: Type.Integer({ minimum: 1 }) }, closed),
      {
        title: 'Cabins',
        default: {},
      },
    ),
    propulsion: Type.Optional(
      Type.Union([Type.String(), Type.Object({ sails: Type.Integer() }, closed)]),
    ),
    worth: Type.Optional(Field.money()),
  },
  {
    title: 'Ship',
    path: 'ships',
    account: 'account',
    label: 'name',
    check: ({ berth }) =>
      (berth as { harbour?: string } | undefined)?.harbour === 'Atlantis'
        ? [{ pointer: '/berth/harbour', message: 'has sunk' }]
        : [],
  },
)

const rig = part('Ship', 'rig', {
  name: Type.String(),
  mast: Type.Object(
    { height: Type.Integer({ minimum: 1 }), wood: Type.Optional(Type.String()) },
    closed,
  ),
})

const all = ['read', 'create', 'update', 'delete']

const harbour = {
  name: 'harbour',
  version: '1.0.0',
  core: '^0.1.0',
  objects: [Ship],
  parts: [rig],
  grants: { buyer: [{ action: all, subject: 'Ship' }] },
}

t.test('a merge patch of nested objects', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices, await migrated(harbour)] })
  const launch = async (body: object) => {
    const made = await customer.post('/api/ships', { name: 'Ship', ...body })
    if (made.status !== 201) throw new Error(made.text)
    return `/api/ships/${made.body.id}`
  }
  const moored = {
    ...{ harbour: 'Hoorn', pier: '4', country: 'DE' },
    position: { latitude: 52.6, longitude: 5 },
  }

  t.test('changes member by member, however deep', async t => {
    const url = await launch({ berth: moored })
    const { status, body } = await customer.patch(url, {
      berth: { pier: '5', position: { longitude: 5.1 } },
    })
    t.equal(status, 200)
    const after = { ...moored, pier: '5', position: { latitude: 52.6, longitude: 5.1 } }
    t.same(body.berth, after)
    t.same((await customer.get(url)).body.berth, after)
  })

  t.test('goes by the name of its own media type, too', async t => {
    const url = await launch({ berth: moored })
    const type = { 'content-type': 'application/merge-patch+json' }
    const text = '{"berth":{"pier":"9"}}'
    const { status, body } = await customer.call('PATCH', url, text, type)
    t.equal(status, 200)
    t.same(body.berth, { ...moored, pier: '9' })
  })

  t.test('removes by null what may be missing', async t => {
    const url = await launch({ berth: moored, cabins: { a: { beds: 1 }, b: { beds: 2 } } })
    const { body } = await customer.patch(url, {
      berth: { pier: null, position: null },
      cabins: { a: null, c: { beds: 3 } },
    })
    t.same(body.berth, { harbour: 'Hoorn', country: 'DE' })
    t.same(body.cabins, { b: { beds: 2 }, c: { beds: 3 } })
    const { body: none } = await customer.patch(url, { berth: null, cabins: { x: null } })
    t.notOk('berth' in none)
    t.same(none.cabins, { b: { beds: 2 }, c: { beds: 3 } })
  })

  t.test('replaces lists, and what is no object, in whole', async t => {
    const lines = [{ length: 5 }, { length: 6 }]
    const url = await launch({ berth: { ...moored, lines }, propulsion: 'steam' })
    const { body } = await customer.patch(url, {
      berth: { lines: [{ length: 7 }] },
      propulsion: { sails: 3 },
    })
    t.same(body.berth, { ...moored, lines: [{ length: 7 }] })
    t.same(body.propulsion, { sails: 3 })
    t.match((await customer.patch(url, { berth: { lines: [{}] } })).body, {
      status: 422,
      errors: [{ pointer: '/berth/lines/0/length', code: 'required' }],
    })
  })

  t.test('comes out as the field wants it, or changes nothing', async t => {
    const url = await launch({
      berth: { harbour: 'Hoorn' },
      rig: { name: 'A', mast: { height: 9 } },
    })
    const before = (await customer.get(url)).body
    t.equal(before.berth.country, 'NL')
    for (const [patch, pointer, code] of [
      [{ berth: { harbour: null } }, '/berth/harbour', 'type'],
      [{ berth: { harbour: '' } }, '/berth/harbour', 'minLength'],
      [{ berth: { position: { latitude: 1 } } }, '/berth/position/longitude', 'required'],
      [{ berth: { depth: 3 } }, '/berth/depth', 'unknown'],
      [{ cabins: { a: {} } }, '/cabins/a/beds', 'required'],
      [{ worth: { amount: 5 } }, '/worth/currency', 'required'],
      [{ rig: { mast: { height: 0 } } }, '/rig/mast/height', 'minimum'],
      [{ rig: { mast: { height: null } } }, '/rig/mast/height', 'type'],
      [{ rig: { mast: null } }, '/rig/mast', 'type'],
    ] as const) {
      const { body } = await customer.patch(url, patch)
      t.match(body, { status: 422, code: 'INPUT_INVALID', errors: [{ pointer, code }] })
    }
    const sunk = await customer.patch(url, { berth: { harbour: 'Atlantis' } })
    t.match(sunk.body, { status: 422, errors: [{ pointer: '/berth/harbour' }] })
    t.same((await customer.get(url)).body, before)
  })

  t.test('makes what was not there, with its defaults', async t => {
    const url = await launch({})
    const lacking = await customer.patch(url, { berth: { pier: '1' } })
    t.match(lacking.body, { status: 422, errors: [{ pointer: '/berth/harbour' }] })
    const made = await customer.patch(url, { berth: { harbour: 'Hoorn', pier: null } })
    t.same(made.body.berth, { harbour: 'Hoorn', country: 'NL' })
    const { body } = await customer.patch(url, { rig: { name: 'B', mast: { wood: 'oak' } } })
    t.match(body, { status: 422, errors: [{ pointer: '/rig/mast/height', code: 'required' }] })
    const rigged = await customer.patch(url, { rig: { name: 'B', mast: { height: 8 } } })
    t.same(rigged.body.rig, { name: 'B', mast: { height: 8 } })
  })

  t.test('goes into parts and amounts', async t => {
    const url = await launch({
      worth: { amount: 100, currency: 'EUR' },
      rig: { name: 'A', mast: { height: 9, wood: 'oak' } },
    })
    const { body } = await customer.patch(url, {
      worth: { amount: 200 },
      rig: { mast: { height: 10 } },
    })
    t.same(body.worth, { amount: 200, currency: 'EUR' })
    t.same(body.rig, { name: 'A', mast: { height: 10, wood: 'oak' } })
    const less = await customer.patch(url, { rig: { mast: { wood: null } } })
    t.same(less.body.rig.mast, { height: 10 })
  })

  t.test('is told in the history as what it made of the field', async t => {
    const url = await launch({ berth: moored, rig: { name: 'A', mast: { height: 9 } } })
    await customer.patch(url, { berth: { pier: null }, rig: { mast: { wood: 'oak' } } })
    await customer.patch(url, { berth: { harbour: 'Hoorn' }, name: 'Other' })
    const { items } = (await customer.get(`${url}/history`)).body
    const { pier: _, ...after } = moored
    t.same(items[1].changes, {
      berth: { before: moored, after },
      'rig.mast': { before: { height: 9 }, after: { height: 9, wood: 'oak' } },
    })
    t.same(Object.keys(items[0].changes), ['name'], 'what stayed the same is no change')
  })

  t.test('loses none of two changes at the same time', async t => {
    const url = await launch({ berth: moored, rig: { name: 'A', mast: { height: 9 } } })
    const patches = [
      { berth: { pier: '7' }, rig: { mast: { height: 10 } } },
      { berth: { country: 'FR' }, rig: { mast: { wood: 'oak' } } },
    ]
    const replies = await Promise.all(patches.map(patch => customer.patch(url, patch)))
    t.same(
      replies.map(({ status }) => status),
      [200, 200],
    )
    const { body } = await customer.get(url)
    t.match(body.berth, { pier: '7', country: 'FR' })
    t.same(body.rig.mast, { height: 10, wood: 'oak' })
  })

  t.test('is what the document says', async t => {
    const { body } = await customer.get('/openapi.json')
    const { ShipChange, ShipCreate } = body.components.schemas
    const [change] = ShipChange.properties.berth.anyOf
    t.notOk(change.required)
    t.same(ShipCreate.properties.berth.required, ['harbour', 'country'])
    t.match(change.properties.pier.anyOf, [{ type: 'string' }, { type: 'null' }])
    t.equal(change.properties.harbour.type, 'string')
    t.notOk('default' in change.properties.country, 'what is absent stays')
  })

  t.test('a form, which shows the whole, replaces the whole', async t => {
    const url = await launch({
      berth: moored,
      rig: { name: 'A', mast: { height: 9, wood: 'oak' } },
    })
    const page = browser(app, customer)
    await page.get(url.replace('/api', ''))
    await page.send('change', {
      berth: '{"harbour":"Edam","country":"NL"}',
      'rig.name': 'A',
      'rig.mast': '{"height":9}',
    })
    t.equal(page.status, 200)
    const { body } = await customer.get(url)
    t.same(body.berth, { harbour: 'Edam', country: 'NL' })
    t.same(body.rig, { name: 'A', mast: { height: 9 } })
    await page.send('change', { name: 'Ship', berth: '{"pier":"1"}' })
    t.equal(page.status, 422)
    t.match(page.text, /is required/)
  })
})
