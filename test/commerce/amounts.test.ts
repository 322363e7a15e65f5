import { definePlugin, OfferingSource, priceList, provide } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const palace = definePlugin({
  ...{ name: 'palace', version: '1.0.0', core: '^0.1.0', needs: { 'price-list': '^1.0.0' } },
  providers: [
    provide(OfferingSource, () =>
      priceList([
        { offering: 'palace', name: 'A', currency: 'USD', oneTime: Number.MAX_SAFE_INTEGER },
      ]),
    ),
  ],
})

t.test('an order that cannot be counted exactly is refused', async t => {
  const { customer } = await testApp(t, { plugins: [prices, palace] })
  const refused = { status: 422, body: { code: 'INPUT_INVALID', detail: /counted exactly/ } }
  const item = { offering: 'palace' }
  t.match(await customer.post('/api/orders', { items: [{ ...item, quantity: 3 }] }), refused)
  const { body: order } = await customer.post('/api/orders', { items: [item] })
  t.equal(order.oneTimeTotal.amount, Number.MAX_SAFE_INTEGER)
  t.match(await customer.post(`/api/orders/${order.id}/items`, item), refused)
  const after = (await customer.get(`/api/orders/${order.id}`)).body
  t.match(after, { version: order.version, oneTimeTotal: order.oneTimeTotal })
  t.equal(after.items.length, 1)
})
