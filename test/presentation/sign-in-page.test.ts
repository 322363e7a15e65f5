import { createUser } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('signing in with the form', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createUser(uow, {
      email: 'ann@test.example',
      name: 'Ann',
      password: 'right',
      staffRoles: ['orderManager'],
    }),
  )
  const send = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(form).toString(),
    })
  const right = { email: 'ann@test.example', password: 'right' }

  const wrong = await send({ ...right, password: 'wrong', next: '/orders/new' })
  t.equal(wrong.statusCode, 401)
  t.match(wrong.body, 'CREDENTIALS_WRONG')
  t.match(wrong.body, 'value="/orders/new"', 'the way is not lost')
  t.match(wrong.body, 'value="ann@test.example"')
  t.notMatch(wrong.body, 'wrong"', 'the password is not repeated')

  t.equal((await send({ ...right, email: 'ann\0@test.example' })).statusCode, 401)

  const done = await send({ ...right, next: '/orders/new' })
  t.equal(done.statusCode, 303)
  t.equal(done.headers.location, '/orders/new')
  t.match(done.headers['set-cookie'], /plugboard_session=.+HttpOnly.*SameSite=Lax/)
  t.equal((await send(right)).headers.location, '/orders')

  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb']) {
    t.equal((await send({ ...right, next })).headers.location, '/orders', `not to ${next}`)
  }
  const foreign = await send(right, {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  })
  t.equal(foreign.statusCode, 403)

  const cookie = String(done.headers['set-cookie']).split(';')[0] ?? ''
  const page = await app.server.inject({ url: '/accounts', headers: { cookie } })
  t.equal(page.statusCode, 200)
  t.match(page.body, 'Accounts')
  const out = await app.server.inject({ method: 'POST', url: '/sign-out', headers: { cookie } })
  t.equal(out.headers.location, '/sign-in')
  const after = await app.server.inject({ url: '/accounts', headers: { cookie } })
  t.equal(after.statusCode, 303, 'the session has ended')
})
