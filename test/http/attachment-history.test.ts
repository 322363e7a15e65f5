import { definePlugin } from 'plugboard'
import { type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { attach, pdf } from './attach.ts'

t.test('the history of an object tells of its files', async t => {
  const { app, customer, otherCustomer, manager } = await testApp(t, { plugins: [prices] })
  const items = [{ offering: 'moby-dick', quantity: 1 }]
  const { body: order } = await customer.post('/api/orders', { items })
  const url = `/api/orders/${order.id}`
  const changesOf = async (who: TestClient, at = url) => {
    const { body } = await who.get(`${at}/history`)
    return body.items.map(({ changes }: { changes: unknown }) => changes)
  }

  t.test('of those added and of those removed, with who did it', async t => {
    const { body: file } = await attach(customer, `${url}/attachments`, 'Plan.pdf', pdf)
    const added = (await manager.get(`${url}/history`)).body.items
    t.equal(added.length, 2)
    t.match(added[0], { transition: null, actorId: customer.userId, causeKind: 'request' })
    t.same(added[0].changes, {
      [`attachments/${file.id}/fileName`]: { before: null, after: 'Plan.pdf' },
      [`attachments/${file.id}/mediaType`]: { before: null, after: 'application/pdf' },
      [`attachments/${file.id}/size`]: { before: null, after: pdf.length },
      [`attachments/${file.id}/sha256`]: { before: null, after: file.sha256 },
      [`attachments/${file.id}/addedBy`]: { before: null, after: customer.userId },
    })
    t.equal((await manager.delete(`${url}/attachments/${file.id}`)).status, 204)
    const [removed, ...before] = (await customer.get(`${url}/history`)).body.items
    t.match(removed, { actorId: manager.userId })
    t.same(removed.changes[`attachments/${file.id}/fileName`], { before: 'Plan.pdf', after: null })
    t.same(before, added)
    t.equal((await customer.get(url)).body.version, order.version, 'which are no change of it')
    t.equal((await otherCustomer.get(`${url}/history`)).status, 404)

    const { db } = app.database
    const rows = await db.selectFrom('audit_records').selectAll().execute()
    const mine = rows.filter(({ subject_id }) => subject_id === order.id)
    t.equal(mine.length, 3)
    t.ok(mine.every(({ root_account }) => root_account === customer.accountId))
  })

  t.test('where the object is a piece of another, in its own', async t => {
    const [item] = order.items
    const at = `/api/order-items/${item.id}`
    const before = (await changesOf(customer)).length
    const { body: file } = await attach(customer, `${at}/attachments`, 'Page.pdf', pdf)
    await customer.patch(`${url}/items/${item.id}`, { quantity: 2 })
    const [changed, added, made] = await changesOf(customer, at)
    t.match(changed, { quantity: { before: 1, after: 2 } })
    t.match(added, { [`attachments/${file.id}/fileName`]: { after: 'Page.pdf' } })
    t.match(made, { offering: { after: 'moby-dick' } })
    t.equal((await changesOf(customer, at)).length, 3, 'and none of the whole')
    t.equal((await changesOf(customer)).length, before + 1)
    t.notMatch((await customer.get(`${at}/history`)).body.items[0], { isOwn: /./ })
  })
})

t.test('it tells as much of a file as the reader sees', async t => {
  const discreet = definePlugin({
    ...{ name: 'discreet', version: '1.0.0', core: '*' },
    displays: { Attachment: display => display.hide('sha256', ['customer']) },
  })
  const { customer, manager } = await testApp(t, { plugins: [prices, discreet] })
  const { body: order } = await customer.post('/api/orders', {})
  await attach(customer, `/api/orders/${order.id}/attachments`, 'Plan.pdf', pdf)
  const history = `/api/orders/${order.id}/history`
  t.match((await customer.get(history)).text, 'Plan.pdf')
  t.notMatch((await customer.get(history)).text, 'sha256')
  t.match((await manager.get(history)).text, 'sha256')
})
