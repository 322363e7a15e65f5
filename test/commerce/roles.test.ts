import { definePlugin, Field, object, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { thrownBy } from '../plugin/helper.ts'
import { browser } from '../presentation/browser.ts'

const head = { version: '1.0.0', core: '^0.1.0' }
const readers = definePlugin({
  ...head,
  name: 'readers',
  roles: [
    { name: 'readersGuide', title: 'Guide', scope: 'account', audience: 'customer', grants: [] },
    { name: 'librarian', title: 'Librarian', scope: 'system', audience: 'agent', grants: [] },
  ],
})
const accountRoles = ['viewer', 'buyer', 'accountAdministrator', 'readersGuide']

t.test('the role of a membership is one that is declared for accounts', async t => {
  const { app, customer, staff } = await testApp(t, { plugins: [prices, readers] })
  const administrator = await staff('administrator')
  const { accountId: account, userId: user } = customer
  const give = (role: string) => administrator.post('/api/memberships', { account, user, role })

  t.test('whoever gives another one is told of these', async t => {
    for (const role of ['byuer', 'administrator', 'librarian', '']) {
      const refused = await give(role)
      t.match(refused, { status: 422, body: { code: 'INPUT_INVALID' } }, role)
      t.match(refused.body.errors, [{ pointer: '/role', allowed: accountRoles }], role)
    }
  })

  t.test(
    "a plugin's is as good as the core's, when it is given and when it is changed",
    async t => {
      const made = await give('readersGuide')
      t.match(made, { status: 201, body: { role: 'readersGuide' } })
      const url = `/api/memberships/${made.body.id}`
      t.match(await administrator.patch(url, { role: 'viewer' }), { status: 200 })
      const refused = await administrator.patch(url, { role: 'librarian' })
      t.match(refused, { status: 422, body: { errors: [{ pointer: '/role' }] } })
      t.equal((await administrator.get(url)).body.role, 'viewer')
    },
  )

  t.test('forms offer them, and pages print them in words', async t => {
    const page = browser(app, administrator)
    await page.get('/memberships/new')
    const select = /<select [^>]*name="role"[\s\S]*?<\/select>/.exec(page.text)?.[0] ?? ''
    t.same(
      [...select.matchAll(/value="(\w+)"/g)].map(([, value]) => value),
      accountRoles,
    )
    t.match(select, '>Account administrator<')
    await page.get(`/memberships?user=${user}`)
    t.match(page.text, />Viewer</)
  })

  t.test('one that a removed plugin declared is still found', async t => {
    await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
      uow.insert('Membership', { account: account ?? '', user, role: 'curator' }),
    )
    const found = await administrator.get('/api/memberships?role=curator')
    t.match(found, { status: 200, body: { items: [{ role: 'curator' }] } })
  })

  t.test('the document names them, those of the staff among the fields of a user', async t => {
    const { schemas } = (await customer.get('/openapi.json')).body.components
    t.same(schemas.MembershipCreate.properties.role.enum, accountRoles)
    const { items } = schemas.User.properties.staffRoles
    t.same(items.enum, ['salesAgent', 'orderManager', 'provisioner', 'administrator', 'librarian'])
  })
})

t.test('a field of a plugin may ask for a role as well', async t => {
  const shift = (role: unknown) =>
    object(
      'Shift',
      { role: Type.String({ role }), since: Field.date() },
      { title: 'Shift', path: 'shifts' },
    )
  const of = (role: unknown) =>
    assemble([prices, readers, definePlugin({ ...head, name: 'desk', objects: [shift(role)] })])
  const [field] = of('system')
    .model.object('Shift')
    .fields.filter(({ name }) => name === 'role')
  t.match(field?.schema.enum, ['salesAgent', 'orderManager', 'provisioner'])
  t.match(
    thrownBy(() => of('staff')),
    { code: 'SCHEMA_INVALID', message: /Shift\.role.*"staff"/ },
  )
})
