import { definePlugin, manualClock, setting, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const days = setting('loan.days', Type.Integer({ minimum: 1, maximum: 90 }), {
  ...{ title: 'Days of a loan', initial: 14, scope: 'account' },
})
const motto = setting('shop.motto', Type.String({ maxLength: 20 }), {
  ...{ title: 'Motto', initial: 'Read on' },
})
const library = definePlugin({
  ...{ name: 'library', version: '1.0.0', core: '^0.1.0' },
  settings: [days, motto],
})

t.test('settings', async t => {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const { app, customer, otherCustomer, manager, nobody, staff } = await testApp(t, {
    ...{ plugins: [prices, library], clock },
  })
  const administrator = await staff('administrator')
  const { settings } = app.services
  const account = customer.accountId as string
  const other = otherCustomer.accountId as string
  const put = (name: string, body: object, who = administrator) =>
    who.call('PUT', `/api/settings/${name}`, body)

  t.test('are read by staff, and changed by whoever may', async t => {
    const { body } = await manager.get('/api/settings')
    const own = body.items.filter(({ name }: { name: string }) => /^(loan|shop)\./.test(name))
    t.match(own, [
      { name: 'loan.days', title: 'Days of a loan', scope: 'account', value: 14 },
      { name: 'shop.motto', scope: 'system', value: 'Read on', schema: { maxLength: 20 } },
    ])
    t.equal((await customer.get('/api/settings')).status, 403)
    t.equal((await nobody.get('/api/settings')).status, 401)
    for (const who of [customer, manager]) {
      t.equal((await put('loan.days', { value: 1 }, who)).status, 403)
    }
    t.equal(await settings.get(days), 14)
  })

  t.test('have values by account, the system’s standing where there is none', async t => {
    t.match(await put('loan.days', { value: 21 }), { status: 200, body: { value: 21 } })
    t.match(await put('loan.days', { value: 30, account }), { status: 200, body: { value: 30 } })
    t.equal(await settings.get(days), 21)
    t.equal(await settings.get(days, account), 30)
    t.equal(await settings.get(days, other), 21)
    clock.advance({ minutes: 1 })
    await put('loan.days', { value: 28 })
    t.equal(
      await settings.get(days, account),
      30,
      'a newer value of the system changes nothing here',
    )
    t.equal(await settings.get(days, other), 28)
  })

  t.test('hold from their date on, and the past stays', async t => {
    const { status } = await put('loan.days', { value: 7, validFrom: '2026-04-01T00:00:00Z' })
    t.equal(status, 200)
    t.equal(await settings.get(days), 28)
    clock.advance({ days: 31 })
    t.equal(await settings.get(days), 7)
    const { rows } = await app.database.db
      .selectFrom('setting_values')
      .select(['value'])
      .where('account_id', 'is', null)
      .orderBy('id')
      .execute()
      .then(rows => ({ rows }))
    t.same(rows, [{ value: 21 }, { value: 28 }, { value: 7 }])
  })

  t.test('are audited with who set them', async t => {
    const records = await app.database.db
      .selectFrom('audit_records')
      .selectAll()
      .where('object', '=', 'SettingValue')
      .orderBy('id')
      .execute()
    t.equal(records.length, 4)
    t.match(records[1], { actor_id: administrator.userId, root_account: account })
    t.match(records[1]?.changes, { value: { before: null, after: 30 } })
  })

  t.test('refuse what does not fit', async t => {
    for (const [name, body, pointer] of [
      ['loan.days', { value: 0 }, '/value'],
      ['loan.days', { value: '7' }, '/value'],
      ['loan.days', {}, '/value'],
      ['loan.days', { value: 7, more: 1 }, '/more'],
      ['loan.days', { value: 7, validFrom: 'soon' }, '/validFrom'],
      ['loan.days', { value: 7, account: '0190b7f2-5d7e-7c3a-8f00-000000000001' }, '/account'],
      ['shop.motto', { value: 'x', account }, '/account'],
      ['shop.motto', { value: null }, '/value'],
    ] as const) {
      const reply = await put(name, body)
      t.match(reply, { status: 422, body: { errors: [{ pointer }] } }, JSON.stringify(body))
    }
    t.match(await put('loan.dayz', { value: 1 }), { status: 404, body: { code: 'NOT_FOUND' } })
    t.equal(await settings.get(days), 7)
  })
})
