import { definePlugin, type PluginDefinition, part, Type } from 'plugboard'
import { type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'
import { browser } from './browser.ts'

const text = (title: string, more: object = {}) =>
  Type.Optional(Type.String({ title, maxLength: 80, ...more }))
const agent = { visibleTo: ['agent'] }

const packer: PluginDefinition = {
  ...{ name: 'packer', version: '1.0.0', core: '*' },
  parts: [
    part('Order', 'packing', {
      wish: text('Wish'),
      bow: Type.Optional(Type.Boolean({ title: 'Bow' })),
      verdict: text('Verdict', agent),
      priority: Type.Enum(['usual', 'high'], { title: 'Priority', default: 'usual', ...agent }),
    }),
    part('Order', 'card', {
      message: Type.String({ title: 'Message', maxLength: 80 }),
      remark: text('Remark'),
    }),
    part('OrderItem', 'wrapping', { paper: text('Paper'), verdict: text('Verdict', agent) }),
  ],
}
const discreet = definePlugin({
  ...{ name: 'discreet', version: '1.0.0', core: '*', needs: { packer: '*' } },
  displays: { Order: display => display.hide('card.remark', ['customer']) },
})

t.test('emptying what one sees of an optional part', async t => {
  const plugins = [prices, await migrated(packer), discreet]
  const { app, customer, manager } = await testApp(t, { plugins })

  /** An order with a part, after somebody has emptied the form of it. */
  async function emptied(who: TestClient, key: string, values: object, asked: readonly string[]) {
    const { body: made } = await customer.post('/api/orders', {})
    const set = await manager.patch(`/api/orders/${made.id}`, { [key]: values })
    t.equal(set.status, 200)
    const page = browser(app, who)
    await page.get(`/orders/${made.id}`)
    const entries = asked.map(name => [`${key}.${name}`, ''])
    await page.send('change', { reference: 'x', ...Object.fromEntries(entries) })
    const { body } = await manager.get(`/api/orders/${made.id}`)
    return { status: page.status, text: page.text, part: body[key] }
  }

  t.test('keeps what is hidden in it', async t => {
    const values = { wish: 'soft', bow: true, verdict: 'fragile' }
    const { status, part } = await emptied(customer, 'packing', values, ['wish', 'bow?'])
    t.equal(status, 200)
    t.same(part, { bow: false, verdict: 'fragile', priority: 'usual' })
    const raised = { wish: 'soft', priority: 'high' }
    const again = await emptied(customer, 'packing', raised, ['wish', 'bow?'])
    t.same(again.part, { bow: false, priority: 'high' })
  })

  t.test('removes the part where nothing remains', async t => {
    const values = { wish: 'soft', bow: true }
    t.equal((await emptied(customer, 'packing', values, ['wish', 'bow?'])).part, undefined)
    const all = { ...values, verdict: 'fragile' }
    const fields = ['wish', 'bow?', 'verdict', 'priority']
    t.equal((await emptied(manager, 'packing', all, fields)).part, undefined)
    t.equal((await emptied(customer, 'card', { message: 'Hi' }, ['message'])).part, undefined)
  })

  t.test('is refused where that would leave it without what it needs', async t => {
    const values = { message: 'Hi', remark: 'paid in cash' }
    const { status, text, part } = await emptied(customer, 'card', values, ['message'])
    t.equal(status, 422)
    t.match(text, /<input id="change-card\.message"[^>]* aria-invalid="true"/)
    t.match(text, /id="change-card\.message-fault">is required/)
    t.same(part, values)
  })

  t.test('is the same in what lies within', async t => {
    const { body: order } = await customer.post('/api/orders', {
      items: [{ offering: 'moby-dick', wrapping: { paper: 'red' } }],
    })
    const [item] = order.items
    const api = `/api/orders/${order.id}/items/${item.id}`
    await manager.patch(api, { wrapping: { verdict: 'fragile' } })
    const page = browser(app, customer)
    await page.get(`/orders/${order.id}`)
    await page.send(`change-${item.id}`, { quantity: '1', 'wrapping.paper': '' })
    t.equal(page.status, 200)
    const { body } = await manager.get(`/api/orders/${order.id}`)
    t.same(body.items[0].wrapping, { verdict: 'fragile' })
    await manager.patch(api, { wrapping: { verdict: null, paper: 'blue' } })
    await page.get(`/orders/${order.id}`)
    await page.send(`change-${item.id}`, { quantity: '1', 'wrapping.paper': '' })
    t.notOk('wrapping' in (await manager.get(`/api/orders/${order.id}`)).body.items[0])
  })
})
