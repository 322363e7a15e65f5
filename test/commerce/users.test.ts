import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('users, accounts and memberships', async t => {
  const { customer, otherCustomer, member, staff } = await testApp(t, { plugins: [prices] })
  const administrator = await staff('administrator')

  t.test('an address is kept in small letters, once', async t => {
    const loud = await administrator.post('/api/users', { email: 'Ann@Acme.example', name: 'Ann' })
    t.match(loud, { status: 422, body: { errors: [{ pointer: '/email' }] } })
    const made = await administrator.post('/api/users', { email: 'ann@acme.example', name: 'Ann' })
    t.equal(made.status, 201)
    const twice = await administrator.post('/api/users', { email: 'ann@acme.example', name: 'An' })
    t.match(twice, { status: 409, body: { errors: [{ pointer: '/email' }] } })
  })

  t.test('an account number, a hash and staff roles are not for requests', async t => {
    for (const [path, body] of [
      ['accounts', { name: 'X', number: 'A1' }],
      ['users', { email: 'x@x.example', name: 'X', passwordHash: 'x' }],
      ['users', { email: 'x@x.example', name: 'X', staffRoles: ['administrator'] }],
    ] as const) {
      const [field] = Object.keys(body).slice(-1)
      const reply = await administrator.post(`/api/${path}`, body)
      t.match(reply, { status: 422, body: { errors: [{ pointer: `/${field}` }] } })
    }
    const account = await administrator.post('/api/accounts', { name: 'Acme' })
    t.match(account, { status: 201, body: { number: /^A\d{7}$/, status: 'open', currency: 'USD' } })
  })

  t.test('nobody gives themselves what they have not', async t => {
    const user = customer.userId
    const reply = await customer.post('/api/memberships', {
      ...{ account: otherCustomer.accountId, user, role: 'accountAdministrator' },
    })
    t.not(reply.status, 201)
    t.equal((await customer.patch(`/api/users/${user}`, { active: true })).status, 403)
    t.equal((await customer.post('/api/accounts', { name: 'Mine' })).status, 403)
    t.equal((await customer.get('/api/sessions/current')).body.accounts.length, 1)
  })

  t.test('a member of an account reaches those below it, and not those above', async t => {
    const parent = customer.accountId as string
    const made = await administrator.post('/api/accounts', { name: 'Branch', parent })
    const below = await member('buyer', made.body.id)
    const order = await below.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
    t.equal(order.status, 201)
    const url = `/api/orders/${order.body.id}`
    t.equal((await customer.get(url)).status, 200)
    t.equal((await customer.patch(url, { reference: 'from above' })).status, 200)
    t.equal((await otherCustomer.get(url)).status, 404)
    const above = await customer.post('/api/orders', { account: parent })
    t.equal((await below.get(`/api/orders/${above.body.id}`)).status, 404)
    const unclear = await customer.post('/api/orders', {})
    t.match(unclear, { status: 422, body: { code: 'ACCOUNT_REQUIRED' } })
    t.match(unclear.body.errors, [{ pointer: '/account' }])
  })

  t.test('an account that is closed takes no orders', async t => {
    const buyer = await member('buyer')
    const draft = await buyer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
    const url = `/api/accounts/${buyer.accountId}`
    t.equal((await administrator.patch(url, { status: 'closed' })).status, 200)
    const submitted = await buyer.post(`/api/orders/${draft.body.id}/actions/submit`)
    t.match(submitted, { status: 409, body: { code: 'ACCOUNT_CLOSED' } })
    t.match(await buyer.post('/api/orders', {}), { status: 409, body: { code: 'ACCOUNT_CLOSED' } })
  })
})
