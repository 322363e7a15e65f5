import { definePlugin, OfferingSource, priceList, provide, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const ink = Type.Object(
  {
    colour: Type.Enum(['black', 'blue'], { default: 'black' }),
    monogram: Type.Optional(Type.String({ maxLength: 3 })),
    box: Type.Optional(Type.Object({ width: Type.Integer(), height: Type.Integer() })),
  },
  { additionalProperties: false },
)
const pens = definePlugin({
  ...{ name: 'pens', version: '1.0.0', core: '^0.1.0', needs: { 'price-list': '^1.0.0' } },
  providers: [
    provide(OfferingSource, () =>
      priceList([
        { offering: 'pen', name: 'Pen', currency: 'USD', oneTime: 900, characteristics: ink },
        { offering: 'franc-pen', name: 'Pen', currency: 'CHF', oneTime: 900 },
      ]),
    ),
  ],
})

t.test('items of an order', async t => {
  const { customer, otherCustomer } = await testApp(t, { plugins: [prices, pens] })
  const open = async () => {
    const characteristics = { colour: 'blue', monogram: 'ABC', box: { width: 1, height: 2 } }
    const { body } = await customer.post('/api/orders', {
      items: [{ offering: 'pen', characteristics }],
    })
    return {
      url: `/api/orders/${body.id}`,
      item: `/api/orders/${body.id}/items/${body.items[0].id}`,
    }
  }

  t.test('a patch of characteristics leaves the others as they are', async t => {
    const { item } = await open()
    const changed = await customer.patch(item, { characteristics: { colour: 'black' } })
    t.same(changed.body.characteristics, {
      ...{ colour: 'black', monogram: 'ABC', box: { width: 1, height: 2 } },
    })
    const nested = await customer.patch(item, { characteristics: { box: { height: 5 } } })
    t.same(nested.body.characteristics.box, { width: 1, height: 5 })
    const less = await customer.patch(item, { characteristics: { monogram: null, box: null } })
    t.same(less.body.characteristics, { colour: 'black' })
    const wrong = await customer.patch(item, { characteristics: { colour: 'red' } })
    t.match(wrong, {
      status: 422,
      body: { errors: [{ pointer: '/characteristics/colour', allowed: ['black', 'blue'] }] },
    })
    t.equal((await customer.patch(item, { quantity: 3 })).body.characteristics.colour, 'black')
  })

  t.test('the totals follow every change', async t => {
    const { url, item } = await open()
    const total = async () => (await customer.get(url)).body.oneTimeTotal.amount
    await customer.patch(item, { quantity: 3 })
    t.equal(await total(), 2_700)
    const more = await customer.post(`${url}/items`, { offering: 'pen', quantity: 2 })
    t.match(more, { status: 201, body: { oneTime: { amount: 1_800 }, quantity: 2 } })
    t.equal(await total(), 4_500)
    await customer.delete(item)
    t.equal(await total(), 1_800)
    const { body } = await customer.get(`${url}/history`)
    t.match(body.items[0], { transition: 'removeItem' })
    t.match(body.items[0].changes.oneTimeTotal, {
      before: { amount: 4_500 },
      after: { amount: 1_800 },
    })
  })

  t.test('what is refused leaves the order as it was', async t => {
    const { url, item } = await open()
    const { body: before } = await customer.get(url)
    const absent = '0190b7f2-5d7e-7c3a-8f00-000000000001'
    for (const [reply, status, code] of [
      [await customer.patch(item, { quantity: 0 }), 422, 'INPUT_INVALID'],
      [await customer.patch(item, { offering: 'franc-pen' }), 422, 'INPUT_INVALID'],
      [await customer.patch(`${url}/items/${absent}`, { quantity: 1 }), 404, 'ITEM_UNKNOWN'],
      [await customer.delete(`${url}/items/${absent}`), 404, 'ITEM_UNKNOWN'],
      [await customer.delete(`${url}/items/none`), 404, 'ITEM_UNKNOWN'],
      [await customer.post(`${url}/items`, { offering: 'quill' }), 422, 'INPUT_INVALID'],
      [await customer.post(`${url}/items`, { offering: 'franc-pen' }), 422, 'ORDER_CURRENCY_MIXED'],
      [await otherCustomer.patch(item, { quantity: 2 }), 404, 'NOT_FOUND'],
    ] as const) {
      t.match(reply, { status, body: { code } }, code)
    }
    t.same((await customer.get(url)).body, before)
    await customer.post(`${url}/actions/submit`)
    const late = await customer.post(`${url}/items`, { offering: 'pen' })
    t.match(late, { status: 409, body: { code: 'TRANSITION_NOT_FROM_STATE' } })
  })

  t.test('an item belongs to its order only', async t => {
    const one = await open()
    const other = await open()
    const moved = one.item.replace(one.url, other.url)
    for (const reply of [
      await customer.get(moved),
      await customer.patch(moved, { quantity: 9 }),
      await customer.delete(moved),
    ]) {
      t.match(reply, { status: 404, body: { code: 'ITEM_UNKNOWN' } })
    }
  })
})
