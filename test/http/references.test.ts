import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

const absent = '0190b7f2-5d7e-7c3a-8f00-000000000001'

t.test('what objects say of one another', async t => {
  const { customer, otherCustomer, manager, member } = await testApp(t, {
    plugins: await museumPlugins(),
  })
  const { Mine = '', Spare = '' } = await exhibits(customer, [
    { title: 'Mine' },
    { title: 'Spare' },
  ])
  const { Theirs = '' } = await exhibits(otherCustomer, [{ title: 'Theirs', code: 'TAKEN' }])
  const url = `/api/exhibits/${Mine}`

  t.test("another company's object, or none, cannot be referred to", async t => {
    for (const id of [Theirs, absent]) {
      for (const [body, pointer] of [
        [{ twin: id }, '/twin'],
        [{ loan: { lender: 'X', custodian: id } }, '/loan/custodian'],
      ] as const) {
        const expected = { status: 422, code: 'REFERENCE_INVALID', errors: [{ pointer }] }
        t.match((await customer.post('/api/exhibits', { title: 'New', ...body })).body, expected)
        t.match((await customer.patch(url, body)).body, expected)
      }
      const label = { exhibit: id, language: 'en', text: 'x' }
      t.match((await customer.post('/api/labels', label)).body, {
        ...{ status: 422, code: 'REFERENCE_INVALID', errors: [{ pointer: '/exhibit' }] },
      })
    }
    t.equal((await customer.patch(url, { twin: Spare })).status, 200)
    t.equal((await customer.get('/api/exhibits?title=New')).body.items.length, 0)
  })

  t.test("nothing is made in another company's account", async t => {
    const reply = await customer.post('/api/exhibits', {
      title: 'X',
      account: otherCustomer.accountId,
    })
    t.equal(reply.status, 403)
    t.equal(reply.body.code, 'FORBIDDEN')
    const order = await customer.post('/api/orders', { account: otherCustomer.accountId })
    t.match(order.body, {
      status: 422,
      code: 'REFERENCE_INVALID',
      errors: [{ pointer: '/account' }],
    })
  })

  t.test('staff name the account that something is for', async t => {
    const lacking = await manager.post('/api/exhibits', { title: 'X' })
    t.match(lacking.body, {
      status: 422,
      code: 'ACCOUNT_REQUIRED',
      errors: [{ pointer: '/account' }],
    })
    const made = await manager.post('/api/exhibits', { title: 'X', account: customer.accountId })
    t.equal(made.status, 201)
    t.equal((await customer.get(`/api/exhibits/${made.body.id}`)).status, 200)
    const none = await manager.post('/api/exhibits', { title: 'X', account: absent })
    t.match(none.body, {
      status: 422,
      code: 'REFERENCE_INVALID',
      errors: [{ pointer: '/account' }],
    })
  })

  t.test('a role decides what may be done', async t => {
    const viewer = await member('viewer', customer.accountId)
    t.equal((await viewer.get(url)).status, 200)
    for (const reply of [
      await viewer.patch(url, { title: 'Changed' }),
      await viewer.delete(url),
      await viewer.post('/api/exhibits', { title: 'New' }),
    ]) {
      t.match(reply.body, { status: 403, code: 'FORBIDDEN' })
    }
    t.equal(
      (await viewer.post('/api/labels', { exhibit: Mine, language: 'en', text: 'x' })).status,
      403,
    )
  })

  t.test('a value that is taken', async t => {
    const taken = { status: 409, code: 'UNIQUE_VIOLATION', errors: [{ pointer: '/code' }] }
    const made = await customer.post('/api/exhibits', { title: 'New', code: 'TAKEN' })
    t.match(made.body, taken)
    t.notMatch(made.text, /Theirs|exhibits_code_key/)
    t.match((await customer.patch(url, { code: 'TAKEN' })).body, taken)
    const label = { exhibit: Mine, language: 'en', text: 'x' }
    t.equal((await customer.post('/api/labels', label)).status, 201)
    t.match((await customer.post('/api/labels', label)).body, {
      ...{ status: 409, code: 'UNIQUE_VIOLATION' },
      errors: [{ pointer: '/exhibit' }, { pointer: '/language' }],
    })
  })

  t.test('what something else refers to stays', async t => {
    t.match((await customer.delete(`/api/exhibits/${Spare}`)).body, {
      ...{ status: 409, code: 'STILL_REFERENCED' },
    })
    await customer.patch(url, { twin: null })
    t.equal((await customer.delete(`/api/exhibits/${Spare}`)).status, 204)
  })
})

t.test('what lies within an object', async t => {
  const { customer, otherCustomer } = await testApp(t, { plugins: await museumPlugins() })
  const { Jar = '' } = await exhibits(customer, [{ title: 'Jar' }])
  const url = `/api/exhibits/${Jar}`
  const made = await customer.post('/api/labels', { exhibit: Jar, language: 'en', text: 'A jar' })
  const label = `/api/labels/${made.body.id}`

  t.test('is shown with it, counts as a change of it, and stays in it', async t => {
    t.match((await customer.get(url)).body, { version: 2, labels: [{ text: 'A jar' }] })
    t.equal((await customer.patch(label, { text: 'The jar' })).body.version, 2)
    t.match((await customer.get(url)).body, { version: 3, labels: [{ text: 'The jar' }] })
    t.equal((await customer.patch(label, { exhibit: Jar })).status, 422)
    t.equal((await otherCustomer.get(label)).status, 404)
  })

  t.test('has a history of its own, and stands in that of the whole', async t => {
    const whole = await customer.get(`${url}/history`)
    t.match(whole.body.items[0].changes, {
      [`labels/${made.body.id}/text`]: { before: 'A jar', after: 'The jar' },
    })
    const own = await customer.get(`${label}/history`)
    t.equal(own.status, 200)
    t.same(
      own.body.items.map(({ changes }: { changes: unknown }) => changes),
      [
        { text: { before: 'A jar', after: 'The jar' } },
        { language: { before: null, after: 'en' }, text: { before: null, after: 'A jar' } },
      ],
    )
    t.equal((await otherCustomer.get(`${label}/history`)).status, 404)
  })

  t.test('goes by itself, or keeps the whole', async t => {
    t.match((await customer.delete(url)).body, { status: 409, code: 'STILL_REFERENCED' })
    t.equal((await customer.delete(label)).status, 204)
    const { body } = await customer.get(`${url}/history`)
    t.match(body.items[0].changes, {
      [`labels/${made.body.id}/text`]: { before: 'The jar', after: null },
    })
    t.equal((await customer.delete(url)).status, 204)
  })
})
