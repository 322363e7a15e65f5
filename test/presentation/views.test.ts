import { definePlugin } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { inTreeOrder } from '../../core/presentation/object-views/tree-order.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { browser } from './browser.ts'

t.test('what stands on pages', async t => {
  const { app, customer, otherCustomer, manager, member, staff } = await testApp(t, {
    plugins: [prices],
  })
  const admin = await staff('administrator')
  const viewer = await member('viewer', customer.accountId)
  const mine = browser(app, customer)

  t.test('an order without items asks for one first; then its submission comes first', async t => {
    const { body: order } = await customer.post('/api/orders', { reference: 'for Ann' })
    t.notMatch((await browser(app, viewer).get(`/orders/${order.id}`)).text, 'id="items"')
    const { text } = await mine.get(`/orders/${order.id}`)
    t.ok(text.indexOf('id="items"') < text.indexOf('for Ann'), 'the task before what is known')
    t.match(text, '<button type="submit">Continue</button>')
    t.match(text, '<summary class="button quiet">Cancel</summary>')
    t.match(text, '<button type="submit" class="quiet">Add file</button>')
    await customer.post(`/api/orders/${order.id}/items`, { offering: 'moby-dick' })
    const filled = (await mine.get(`/orders/${order.id}`)).text
    t.match(filled, '<button type="submit">Submit</button>')
    t.match(filled, '<button type="submit" class="quiet">Continue</button>')
    await customer.post(`/api/orders/${order.id}/actions/submit`)
    const waiting = (await mine.get(`/orders/${order.id}`)).text
    t.match(waiting, '<summary class="button quiet">Cancel</summary>', 'giving up is never next')
  })

  t.test('optional is what may stay empty, whatever stands in it', async t => {
    const { body: order } = await customer.post('/api/orders', { reference: 'for Ann' })
    const { text } = await mine.get(`/orders/${order.id}`)
    t.match(text, /for="change-reference">Your reference <span class="faint">\(optional\)/)
    const adding = (await mine.get(`/orders/${order.id}?offering=moby-dick`)).text
    t.match(adding, 'for="add-items-quantity">Quantity</label>', 'a default is no empty place')
  })

  t.test('the staff sees whose orders are whose; a customer knows', async t => {
    const clerk = (await browser(app, manager).get('/orders')).text
    t.match(clerk, /<th[^>]*>Account<\/th>/)
    t.notMatch((await mine.get('/orders')).text, /<th[^>]*>Account<\/th>/)
    t.match(clerk, /<td role="cell" class="is-money" data-label="One-time">/)
    t.match(clerk, /<th [^>]*class="is-money">One-time<\/th>/)
  })

  t.test(
    'memberships are called by their users, and columns without a word are left out',
    async t => {
      const office = browser(app, admin)
      t.match((await office.get('/memberships')).text, />Person \d+<\/a>/)
      await otherCustomer.post('/api/orders', {})
      const plain = (await browser(app, otherCustomer).get('/orders')).text
      t.match(plain, />Order number<\/th>/)
      t.notMatch(plain, />Your reference<\/th>/)
      t.match((await mine.get('/orders')).text, />Your reference<\/th>/)
    },
  )

  t.test('what has a place of its own in the menu stands in it, all else behind', async t => {
    const { text } = await browser(app, admin).get('/orders')
    const [before = '', behind = ''] = text.split('<details class="more">')
    t.match(before, 'aria-current="page">Orders</a>')
    t.match(behind, /<a href="\/memberships">/)
    t.notMatch((await mine.get('/orders')).text, '<details class="more">')
  })

  t.test('a record that was made says so', async t => {
    const made = await admin.post('/api/accounts', { name: 'A new reader', currency: 'USD' })
    await admin.patch(made.headers.location as string, { name: 'A reader' })
    const { text } = await browser(app, admin).get(`/accounts/${made.body.id}`)
    t.match(text, /<span>Changed<\/span>[\s\S]*<span>Created<\/span>/)
    t.equal(text.match(/<span>Created<\/span>/g)?.length, 1)
  })

  t.test('codes are for the staff', async t => {
    const path = '/orders/00000000-0000-7000-8000-000000000000'
    t.match((await browser(app, admin).get(path)).text, '<p class="faint">NOT_FOUND</p>')
    const { text } = await mine.get(path)
    t.notMatch(text, '<p class="faint">')
    t.notMatch(text, />NOT_FOUND/)
  })
})

t.test('what comes next is offered first, and what gives up last', async t => {
  const remarks = definePlugin({
    ...{ name: 'remarks', version: '1.0.0', core: '*' },
    policies: {
      Order: policy =>
        policy.addTransition('remark', {
          ...{ title: 'Remark', from: ['draft'], to: 'same', actors: ['buyer'] },
        }),
    },
  })
  const { app, customer } = await testApp(t, { plugins: [prices, remarks] })
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const { text } = await browser(app, customer).get(`/orders/${order.id}`)
  t.match(text, /actions\/submit[\s\S]*actions\/remark[\s\S]*actions\/cancel/)
  t.match(text, '<button type="submit" class="quiet">Remark</button>')
})

t.test('what lies below something stands behind it', async t => {
  const row = (id: string, parent?: string) => ({ id, ...(parent ? { parent } : {}) })
  const rows = [row('a'), row('b'), row('a1', 'a'), row('b1', 'b'), row('a11', 'a1'), row('x', '?')]
  t.same(
    inTreeOrder(rows, 'parent').map(({ row: { id }, depth }) => `${id} ${depth}`),
    ['a 0', 'a1 1', 'a11 2', 'b 0', 'b1 1', 'x 0'],
  )
  t.same(inTreeOrder(rows, undefined).length, 6)
})
