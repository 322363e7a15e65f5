import { createUser, manualClock } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const ann = { email: 'ann@reader.example', password: 'correct horse' }

t.test('sessions', async t => {
  const clock = manualClock('2026-03-01T12:00:00.000Z')
  const { app, customer, nobody } = await testApp(t, { plugins: [prices], clock })
  const account = customer.accountId as string
  const id = await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const memberships = [{ account, role: 'buyer' }]
    return (
      await createUser(uow, { ...ann, email: 'Ann@Reader.example', name: 'Ann', memberships })
    ).id
  })
  const signIn = (body: object) => nobody.post('/api/sessions', body)
  const read = (headers: Record<string, string>) => nobody.get('/api/sessions/current', headers)
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  t.test('signing in gives a token and a cookie, and the password to nobody', async t => {
    const reply = await signIn(ann)
    t.equal(reply.status, 201)
    t.match(reply.body, { user: { id, name: 'Ann', email: ann.email } })
    t.match(reply.body, { token: /^[\w-]{43}$/, expiresAt: '2026-03-02T00:00:00.000Z' })
    t.equal(reply.headers['cache-control'], 'no-store')
    const cookie = String(reply.headers['set-cookie'])
    t.match(cookie, /^plugboard_session=[\w-]{43};/)
    for (const word of [/HttpOnly/, /SameSite=Lax/, /Path=\//]) t.match(cookie, word)
    const [pair = ''] = cookie.split(';')
    for (const headers of [bearer(reply.body.token), { cookie: pair }]) {
      t.match((await read(headers)).body, { user: { id, email: ann.email }, roles: ['buyer'] })
    }
    const all = [reply, await read(bearer(reply.body.token)), await customer.get('/api/users')]
    for (const { text } of all) t.notMatch(text, /argon2|passwordHash|tokenHash/)
  })

  t.test('the address is read without regard to its case', async t => {
    t.equal((await signIn({ ...ann, email: ' ANN@reader.EXAMPLE' })).status, 201)
  })

  t.test('a wrong password and an unknown user are answered alike', async t => {
    const answers = await Promise.all([
      signIn({ ...ann, password: 'Correct horse' }),
      signIn({ ...ann, email: 'bob@reader.example' }),
      signIn({ ...ann, email: 'person1@test.example' }),
    ])
    for (const { status, body, headers } of answers) {
      t.equal(status, 401)
      t.equal(body.code, 'CREDENTIALS_WRONG')
      t.notOk(headers['set-cookie'])
    }
    t.equal(new Set(answers.map(({ text }) => text)).size, 1)
  })

  t.test('what is not a request to sign in', async t => {
    for (const body of [
      {},
      { email: ann.email },
      { ...ann, role: 'admin' },
      { ...ann, email: 5 },
    ]) {
      t.equal((await signIn(body)).status, 422, JSON.stringify(body))
    }
  })

  t.test('a session ends when one signs out, and by itself', async t => {
    const { body: first } = await signIn(ann)
    const { body: second } = await signIn(ann)
    t.equal((await nobody.delete('/api/sessions/current', bearer(first.token))).status, 204)
    const ended = await read(bearer(first.token))
    t.match(ended.body, { status: 401, code: 'NOT_AUTHENTICATED' })
    t.equal(ended.headers['www-authenticate'], 'Bearer')
    t.equal((await read(bearer(second.token))).status, 200, 'the other one goes on')
    clock.advance({ hours: 12 })
    t.equal((await read(bearer(second.token))).status, 401)
    t.equal((await read({ cookie: `plugboard_session=${second.token}` })).status, 401)
    t.equal((await read(bearer('nonsense'))).status, 401)
  })

  t.test('whoever may no longer sign in is out at once', async t => {
    const { body } = await signIn(ann)
    await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
      ;(await uow.load('User', id)).active = false
    })
    t.equal((await read(bearer(body.token))).status, 401)
    t.match((await signIn(ann)).body, { status: 401, code: 'CREDENTIALS_WRONG' })
  })
})

t.test("a cookie's writes come from our own pages", async t => {
  const { customer, nobody } = await testApp(t, { plugins: [prices] })
  const write = (headers: Record<string, string>) =>
    nobody.post('/api/orders', {}, { cookie: `plugboard_session=${customer.token}`, ...headers })
  t.equal((await write({ 'sec-fetch-site': 'same-origin' })).status, 201)
  t.equal((await write({ origin: 'http://localhost', host: 'localhost' })).status, 201)
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    t.match(
      (await write(headers)).body,
      { status: 403, code: 'CROSS_SITE' },
      JSON.stringify(headers),
    )
  }
  t.equal((await customer.get('/api/orders')).body.items.length, 2)
  const token = { authorization: `Bearer ${customer.token}`, origin: 'https://partner.example' }
  t.equal((await nobody.post('/api/orders', {}, token)).status, 201, 'a token is sent on purpose')
})
