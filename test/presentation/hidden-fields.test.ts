import { type PluginDefinition, part, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'
import { exhibits, museumPlugins } from '../http/museum.ts'
import { browser } from './browser.ts'

const packing = part(
  'OrderItem',
  'packing',
  {
    wish: Type.Optional(Type.String({ title: 'Wish', maxLength: 80 })),
    verdict: Type.Optional(Type.String({ title: 'Verdict', maxLength: 80, visibleTo: ['agent'] })),
  },
  { presence: 'always' },
)
const packer: PluginDefinition = { name: 'packer', version: '1.0.0', core: '*', parts: [packing] }

t.test('the forms of an object ask nothing that is not for the reader', async t => {
  const { app, customer, manager } = await testApp(t, { plugins: await museumPlugins() })
  const { Jar = '' } = await exhibits(customer, [{ title: 'Jar' }])
  await manager.patch(`/api/exhibits/${Jar}`, { appraisal: 'forged', care: { note: 'roughly' } })
  const mine = browser(app, customer)
  for (const path of [`/exhibits/${Jar}`, '/exhibits/new']) {
    await mine.get(path)
    t.match(mine.text, 'name="title"', path)
    t.notMatch(mine.text, /apprais|forged|care\.note|roughly/i, path)
  }
  await mine.get(`/exhibits/${Jar}`)
  await mine.send('change', { title: 'The jar' })
  t.match(mine.text, 'The jar')
  t.match((await manager.get(`/api/exhibits/${Jar}`)).body, {
    ...{ title: 'The jar', appraisal: 'forged', care: { note: 'roughly' } },
  })

  const staff = browser(app, manager)
  await staff.get(`/exhibits/${Jar}`)
  t.match(staff.text, 'name="appraisal" value="forged"')
})

t.test('nor do the forms of what lies within, and they take nothing of it', async t => {
  const plugins = [prices, await migrated(packer)]
  const { app, customer, manager } = await testApp(t, { plugins })
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const item = order.items[0].id
  const api = `/api/orders/${order.id}/items/${item}`
  t.equal((await manager.patch(api, { packing: { verdict: 'difficult' } })).status, 200)

  const page = browser(app, customer)
  await page.get(`/orders/${order.id}?offering=moby-dick`)
  t.match(page.text, 'name="packing.wish"')
  t.notMatch(page.text, /verdict|difficult/i)
  await page.send(`change-${item}`, { quantity: '2', 'packing.verdict': 'easy' })
  t.equal(page.status, 422)
  await page.get(`/orders/${order.id}?offering=moby-dick`)
  await page.send('add-items', {
    ...{ offering: 'moby-dick', quantity: '1', 'packing.verdict': 'easy' },
  })
  t.equal(page.status, 422)
  t.match((await manager.get(`/api/orders/${order.id}`)).body, {
    items: [{ quantity: 1, packing: { verdict: 'difficult' } }],
  })
})
