import { definePlugin, type PluginDefinition } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { exhibits, museumPlugins } from '../http/museum.ts'
import { browser } from './browser.ts'

const displays: PluginDefinition['displays'] = {
  Account: display => display.hide('name', ['customer']),
  Exhibit: display => display.hide('title', ['customer']),
}

t.test('what stands for an object is a field that the reader may see', async t => {
  const plugins = await museumPlugins({ displays })
  const { app, customer, manager, member, staff } = await testApp(t, { plugins })
  const { Vase = '', Jar = '' } = await exhibits(manager, [
    { title: 'Vase', account: customer.accountId },
    { title: 'Jar', account: customer.accountId },
  ])
  await manager.patch(`/api/exhibits/${Jar}`, { twin: Vase })
  const { body: account } = await manager.get(`/api/accounts/${customer.accountId}`)
  const mine = browser(app, customer)

  await mine.get(`/exhibits/${Jar}`)
  t.equal(mine.status, 200)
  t.notMatch(mine.text, /Vase|Jar/, 'neither in a heading nor in a link nor in a choice')
  t.match(mine.text, `<a href="/exhibits/${Vase}">${Vase}</a>`, 'its id where it has no number')
  t.match(mine.text, `>${account.number}</a>`, 'its number')
  t.notMatch(mine.text, account.name)
  await mine.get('/exhibits')
  t.notMatch(mine.text, /Vase|Jar/)
  await mine.get(`/accounts/${account.id}`)
  t.match(mine.text, `<h1>Account ${account.number}</h1>`)

  const clerk = browser(app, manager)
  await clerk.get(`/exhibits/${Jar}`)
  t.match(clerk.text, `<a href="/exhibits/${Vase}">Vase</a>`)
  t.match(clerk.text, `>${account.name}</a>`)

  const administrator = await staff('administrator')
  const branch = await administrator.post('/api/accounts', { name: 'Branch', parent: account.id })
  const buyer = browser(app, await member('buyer', account.id))
  await buyer.get('/orders/new')
  t.match(buyer.text, `>${branch.body.number}</option>`)
  t.notMatch(buyer.text, /Branch/)
})

t.test('so is what stands for a piece of it', async t => {
  const nameless = definePlugin({
    ...{ name: 'nameless', version: '1.0.0', core: '*' },
    displays: { OrderItem: display => display.hide('name', ['customer']) },
  })
  const { app, customer } = await testApp(t, { plugins: [prices, nameless] })
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'book-club' }] })
  const page = browser(app, customer)
  await page.get(`/orders/${order.id}`)
  t.match(page.text, `<summary>Change ${order.items[0].id}</summary>`)
})
