import { type TestApp, testApp } from 'plugboard/testing'
import t from 'tap'
import { createForm } from '../../core/schema/form.ts'
import prices from '../../examples/bookshop/price-list.ts'
import giftNote from '../../examples/gift-note/index.ts'

const items = [{ offering: 'moby-dick' }]
const note = { message: 'Enjoy', wrap: true }

t.test('gift-note in the bookshop', async t => {
  const first = await testApp(t, { plugins: [prices, giftNote] })
  const url = first.app.database.url
  const bearer = { authorization: `Bearer ${first.customer.token}` }
  const as = ({ nobody }: TestApp) => ({
    get: (path: string) => nobody.get(path, bearer),
    post: (path: string, body: object) => nobody.post(path, body, bearer),
    patch: (path: string, body: object) => nobody.patch(path, body, bearer),
  })
  let order = ''

  t.test('its one declaration is everywhere', async t => {
    const { customer, nobody } = first
    const made = await customer.post('/api/orders', { items, giftNote: note })
    order = `/api/orders/${made.body.id}`
    t.same(made.body.giftNote, note)
    await customer.post('/api/orders', { items, giftNote: { message: 'Plain' } })
    await customer.post('/api/orders', { items })

    const found = await customer.get('/api/orders?giftNote.wrap=true')
    t.same(
      found.body.items.map(({ id }: { id: string }) => `/api/orders/${id}`),
      [order],
      'in filters',
    )
    const { components, paths } = (await nobody.get('/openapi.json')).body
    for (const schema of ['Order', 'OrderCreate', 'OrderChange']) {
      t.ok(components.schemas[schema].properties.giftNote.properties.message, `in ${schema}`)
    }
    const query = paths['/api/orders'].get.parameters.map(({ name }: { name: string }) => name)
    t.ok(query.includes('giftNote.wrap'), 'in the document of filters')
    t.notOk(query.includes('giftNote.message'))
    const questions = createForm(first.app.assembly.model.object('Order')).find(
      ({ part }) => part === 'giftNote',
    )
    t.match(questions, {
      ...{ title: 'Gift note', optional: true },
      fields: [
        { label: 'Message on the card', control: 'text', required: true },
        { label: 'Gift wrap', control: 'checkbox', required: false },
      ],
    })
    const csv = await customer.get('/api/orders?format=csv&giftNote.wrap=true')
    t.match(csv.text.split('\r\n')[0], /giftNote\.message,giftNote\.wrap/)
    t.match(csv.text.split('\r\n')[1], /Enjoy,true/)
    await customer.patch(order, { giftNote: { message: 'Enjoy it' } })
    t.match((await customer.get(`${order}/history`)).body.items[0].changes, {
      'giftNote.message': { before: 'Enjoy', after: 'Enjoy it' },
    })
    const wrong = await customer.post('/api/orders', { items, giftNote: { mesage: 'Typo' } })
    t.same(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
      '/giftNote/mesage',
      '/giftNote/message',
    ])
  })

  t.test('its rule stands beside the others', async t => {
    const { customer } = first
    const loud = await customer.post('/api/orders', { giftNote: { message: 'READ IT' } })
    const refused = await customer.post(`/api/orders/${loud.body.id}/actions/submit`)
    t.equal(refused.status, 409)
    t.same(
      refused.body.refusals.map(({ code, plugin }: Record<string, string>) => [code, plugin]),
      [
        ['ORDER_EMPTY', 'core'],
        ['GIFT_NOTE_SHOUTS', 'gift-note'],
      ],
    )
    t.match(refused.body, { type: /ORDER_EMPTY$/, detail: /no items/, remedy: /Add an item/ })
  })

  t.test('without it the shop works, and its data waits', async t => {
    const shop = as(await testApp(t, { plugins: [prices], url }))
    const read = await shop.get(order)
    t.equal(read.status, 200)
    t.notOk('giftNote' in read.body)
    t.equal((await shop.get('/api/orders?giftNote.wrap=true')).body.code, 'NOT_FILTERABLE')
    const refused = await shop.post('/api/orders', { items, giftNote: note })
    t.match(refused.body, { status: 422, errors: [{ pointer: '/giftNote' }] })
    t.equal((await shop.patch(order, { reference: 'meanwhile' })).status, 200)
    t.equal((await shop.post('/api/orders', { items })).status, 201)
    const history = await shop.get(`${order}/history`)
    t.notMatch(history.text, /Enjoy/, 'what nobody declares is shown to nobody')
  })

  t.test('with it again the data is found', async t => {
    const shop = as(await testApp(t, { plugins: [giftNote, prices], url }))
    const read = await shop.get(order)
    t.match(read.body, { reference: 'meanwhile', giftNote: { message: 'Enjoy it', wrap: true } })
    t.match((await shop.get(`${order}/history`)).text, /Enjoy it/)
    t.equal((await shop.get('/api/orders?giftNote.wrap=true')).body.items.length, 1)
  })
})
