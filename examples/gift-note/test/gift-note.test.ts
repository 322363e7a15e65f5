import { definePlugin, OfferingSource, priceList, provide } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import giftNote from '../index.ts'

const book = { offering: 'moby-dick', name: 'Moby-Dick', currency: 'USD', oneTime: 1_299 }
const shop = definePlugin({
  name: 'shop',
  version: '1.0.0',
  core: '*',
  providers: [provide(OfferingSource, () => priceList([book]))],
})
const plugins = [shop, giftNote]
const items = [{ offering: 'moby-dick' }]

t.test('a gift note travels with the order, and filters find it', async t => {
  const { customer } = await testApp(t, { plugins })
  const made = await customer.post('/api/orders', {
    items,
    giftNote: { message: 'Enjoy', wrap: true },
  })
  t.equal(made.status, 201)
  await customer.post('/api/orders', { items, giftNote: { message: 'Plain' } })
  await customer.post('/api/orders', { items })

  const read = await customer.get(`/api/orders/${made.body.id}`)
  t.same(read.body.giftNote, { message: 'Enjoy', wrap: true })
  const wrapped = await customer.get('/api/orders?giftNote.wrap=true')
  t.same(
    wrapped.body.items.map(({ id }: { id: string }) => id),
    [made.body.id],
  )
})

t.test('it is changed, removed, and remembered by the history', async t => {
  const { customer } = await testApp(t, { plugins })
  const made = await customer.post('/api/orders', { items, giftNote: { message: 'Enjoy' } })
  const url = `/api/orders/${made.body.id}`
  const changed = await customer.patch(url, { giftNote: { wrap: true } })
  t.same(changed.body.giftNote, { message: 'Enjoy', wrap: true })
  const removed = await customer.patch(url, { giftNote: null })
  t.notOk(removed.body.giftNote)

  const { body } = await customer.get(`${url}/history`)
  t.match(body.items[1].changes, { 'giftNote.wrap': { after: true } })
})

t.test('a message that is too long is refused, and changes nothing', async t => {
  const { customer } = await testApp(t, { plugins })
  const refused = await customer.post('/api/orders', {
    items,
    giftNote: { message: 'x'.repeat(201) },
  })
  t.equal(refused.status, 422)
  t.equal(refused.body.errors[0].pointer, '/giftNote/message')
  t.equal((await customer.get('/api/orders')).body.items.length, 0)
})

t.test('who shouts is asked to write in small letters', async t => {
  const { customer } = await testApp(t, { plugins })
  const made = await customer.post('/api/orders', { items, giftNote: { message: 'READ THIS' } })
  const submit = `/api/orders/${made.body.id}/actions/submit`
  const refused = await customer.post(submit)
  t.equal(refused.status, 409)
  t.match(refused.body, {
    code: 'GIFT_NOTE_SHOUTS',
    plugin: 'gift-note',
    remedy: 'Write it in small letters',
  })
  await customer.patch(`/api/orders/${made.body.id}`, { giftNote: { message: 'Read this' } })
  t.equal((await customer.post(submit)).status, 200)
})
