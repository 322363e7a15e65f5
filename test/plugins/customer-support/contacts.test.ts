import { createAccount, definePlugin, provide } from 'plugboard'
import { FirmOrderConfirmation } from 'plugboard/plugins/customer-support'
import t from 'tap'
import {
  act,
  aroundTheClock,
  make,
  makeOrder,
  makeTeam,
  officeHours,
  supportApp,
} from './support.ts'

t.test('the stage of an order leads to its team', async t => {
  const { customer, otherCustomer, manager, administrator } = await supportApp(t)
  const always = await make(administrator, 'business-calendars', aroundTheClock)
  const office = await make(administrator, 'business-calendars', officeHours)
  await makeTeam(administrator, 'Ordering', { stage: 'ordering' }, { calendar: office })
  await makeTeam(administrator, 'Provisioning', { stage: 'provisioning' }, { calendar: office })
  await makeTeam(administrator, 'Maintenance', { stage: 'maintenance' }, { calendar: always })
  await makeTeam(
    administrator,
    'Billing',
    { stage: 'billing', topic: 'billing' },
    { calendar: office },
  )
  await makeTeam(administrator, 'Front desk', {}, { calendar: office })
  const order = await makeOrder(customer)
  const url = `/api/orders/${order}`
  const ask = async (more = '') =>
    (await customer.get(`/api/support/contacts?order=${order}${more}`)).body

  t.test('before the firm order confirmation, after it, and completed', async t => {
    t.match(await ask(), {
      stage: 'ordering',
      team: { name: 'Ordering' },
      contact: { email: 'ordering@carrier.example' },
      onDuty: { availability: 'live', reason: 'Open until 17:00', timeZone: 'America/New_York' },
      because: { explanation: 'Chosen because the stage is ordering' },
    })
    await act(customer, url, 'submit')
    await act(manager, url, 'accept')
    t.match(await ask(), { stage: 'ordering', team: { name: 'Ordering' } })
    await act(manager, url, 'start')
    t.match(await ask(), { stage: 'provisioning', team: { name: 'Provisioning' } })
    await act(manager, url, 'complete')
    t.match(await ask(), {
      stage: 'maintenance',
      team: { name: 'Maintenance' },
      onDuty: { availability: 'live', reason: 'Open around the clock', closesAt: null },
    })
  })

  t.test('billing has its own, and is told of beside the others', async t => {
    t.match(await ask('&topic=billing'), {
      stage: 'billing',
      team: { name: 'Billing' },
      others: [],
    })
    t.match((await ask()).others, [{ topic: 'billing', team: { name: 'Billing' } }])
  })

  t.test('without an order the default answers, or the stage that is named', async t => {
    t.match((await customer.get('/api/support/contacts')).body, {
      stage: null,
      team: { name: 'Front desk' },
      because: { explanation: 'It is the default: nothing more specific fits' },
    })
    const named = await customer.get('/api/support/contacts?stage=maintenance')
    t.match(named.body, { team: { name: 'Maintenance' } })
  })

  t.test("another company's order and account are not found", async t => {
    const { accountId } = customer
    for (const query of [`order=${order}`, `account=${accountId}`]) {
      const refused = await otherCustomer.get(`/api/support/contacts?${query}`)
      t.match(refused, { status: 404, body: { code: 'NOT_FOUND' } })
    }
    t.equal((await otherCustomer.get('/api/support/contacts?order=7')).status, 400)
  })

  t.test('what did not win, and why, is told to the staff only', async t => {
    t.equal((await ask()).lost, undefined)
    const { body } = await manager.get(`/api/support/contacts?order=${order}`)
    const why = Object.fromEntries(
      body.lost.map((loser: { rule: { name: string }; why: string }) => [
        loser.rule.name,
        loser.why,
      ]),
    )
    t.match(why, {
      'To Ordering': 'wants the stage ordering, which is maintenance',
      'To Billing': 'wants the stage billing, which is maintenance',
      'To Front desk': 'is less specific: it does not ask for the stage',
    })
  })

  t.test('teams and rules are kept by administrators, and hidden from customers', async t => {
    t.equal((await customer.get('/api/support-teams')).body.items?.length ?? 0, 0)
    t.equal((await manager.post('/api/contact-rules', { name: 'No', team: always })).status, 403)
    t.equal((await manager.get('/api/support-teams')).body.items.length, 5)
  })
})

t.test('out of hours the after-hours contact answers, and says why', async t => {
  const { customer, administrator, clock } = await supportApp(t)
  const calendar = await make(administrator, 'business-calendars', officeHours)
  const afterHoursContact = { phone: '+1 212 555 0199' }
  await makeTeam(administrator, 'Care', {}, { calendar, afterHoursContact })
  const ask = async () => (await customer.get('/api/support/contacts')).body
  t.match(await ask(), { onDuty: { availability: 'live', hoursToday: ['09:00–17:00'] } })

  clock.advance({ hours: 8 })
  t.match(await ask(), {
    contact: afterHoursContact,
    onDuty: {
      availability: 'afterHours',
      reasonCode: 'outsideHours',
      reason: 'Outside the hours of today, 09:00–17:00',
      opensAt: '2026-06-03T13:00:00.000Z',
    },
  })
  // Saturday at four in the afternoon.
  clock.advance({ hours: 4 * 24 - 4 })
  t.match(await ask(), { onDuty: { reasonCode: 'dayOff', reason: 'Closed on Saturdays' } })
  // The 19th of June, a Friday, at noon.
  clock.advance({ days: 12, hours: 20 })
  t.match(await ask(), {
    contact: afterHoursContact,
    onDuty: {
      reasonCode: 'holiday',
      reason: 'Closed for Juneteenth',
      opensAt: '2026-06-22T13:00:00.000Z',
    },
  })
})

t.test('a team without an after-hours contact is closed', async t => {
  const { customer, administrator } = await supportApp(t, { now: '2026-06-06T16:00:00.000Z' })
  const calendar = await make(administrator, 'business-calendars', officeHours)
  await makeTeam(administrator, 'Care', {}, { calendar })
  const { body } = await customer.get('/api/support/contacts')
  t.match(body, { contact: { email: 'care@carrier.example' }, onDuty: { availability: 'closed' } })
})

t.test('the most specific rule wins', async t => {
  const { customer, administrator, manager } = await supportApp(t)
  const account = customer.accountId
  await makeTeam(administrator, 'Everybody', {})
  await makeTeam(administrator, 'Wholesale', { segment: 'wholesale' })
  await makeTeam(administrator, 'Books', {
    offering: 'moby-*',
    stage: 'ordering',
    topic: 'tracking',
  })
  const escalation = [
    { level: 1, role: 'Shift lead', contact: { phone: '+1 212 555 0101' }, afterMinutes: 60 },
    { level: 2, role: 'Director', contact: { phone: '+1 212 555 0102' }, afterMinutes: 240 },
  ]
  const order = await makeOrder(customer)
  const ask = async (query: string) => (await customer.get(`/api/support/contacts?${query}`)).body
  const nameFor = async (query: string) => (await ask(query)).team.name

  t.equal(await nameFor(`order=${order}`), 'Everybody')
  t.equal(await nameFor(`order=${order}&topic=tracking`), 'Books')
  t.equal(await nameFor('offering=moby-dick&stage=ordering&topic=tracking'), 'Books')
  t.equal(await nameFor('offering=ulysses&stage=ordering&topic=tracking'), 'Everybody')

  const url = `/api/accounts/${account}`
  t.equal((await administrator.patch(url, { support: { segment: 'wholesale' } })).status, 200)
  t.equal(
    await nameFor(`order=${order}&topic=tracking`),
    'Wholesale',
    'the segment outweighs the rest',
  )
  t.notMatch((await customer.get(url)).body, { support: { segment: 'wholesale' } })
  t.equal((await customer.get('/api/support/contacts?segment=retail')).body.team.name, 'Wholesale')

  await makeTeam(administrator, 'Key account', { account }, { escalation })
  t.match(await ask(`order=${order}`), {
    team: { name: 'Key account' },
    escalation: [
      { level: 1, role: 'Shift lead' },
      { level: 2, afterMinutes: 240 },
    ],
    because: { explanation: 'Chosen because it is for this account' },
  })
  await makeTeam(administrator, 'Directors', { account, escalationLevel: 2 })
  t.equal(await nameFor(`order=${order}`), 'Key account')
  t.equal(await nameFor(`order=${order}&level=2`), 'Directors')
  const other = (await manager.get('/api/support/contacts')).body
  t.equal(other.team.name, 'Everybody', 'another account')
})

t.test(
  'rules are weighed by validity, priority and age; a team that is off is passed over',
  async t => {
    const { customer, administrator, clock } = await supportApp(t)
    const ask = async () => (await customer.get('/api/support/contacts')).body.team.name
    t.equal(await ask(), 'Customer support', 'the setting, where there is no rule')
    await makeTeam(administrator, 'First', {})
    await makeTeam(administrator, 'Second', {})
    t.equal(await ask(), 'First')
    const third = await makeTeam(administrator, 'Third', { priority: 5 })
    t.equal(await ask(), 'Third')
    await makeTeam(administrator, 'Project', {
      priority: 9,
      validFrom: '2026-06-03T00:00:00Z',
      validTo: '2026-06-04T00:00:00Z',
    })
    t.equal(await ask(), 'Third')
    clock.advance({ hours: 8 })
    t.equal(await ask(), 'Project')
    clock.advance({ hours: 24 })
    t.equal(await ask(), 'Third')
    await administrator.patch(`/api/support-teams/${third}`, { active: false })
    t.equal(await ask(), 'First')
  },
)

t.test('faults of teams and rules are told at their place', async t => {
  const { administrator } = await supportApp(t)
  const level = { role: 'Lead', contact: { url: '/help' }, afterMinutes: 1 }
  const team = { name: 'Care', kind: 'care', contact: { url: '/help' } }
  const fault = async (path: string, body: object) => {
    const { status, body: problem } = await administrator.post(`/api/${path}`, body)
    return [status, problem.errors?.[0]?.pointer]
  }
  t.same(await fault('support-teams', { ...team, contact: {} }), [422, '/contact'])
  t.same(await fault('support-teams', { ...team, contact: { phone: '911' } }), [
    422,
    '/contact/phone',
  ])
  t.same(
    await fault('support-teams', {
      ...team,
      escalation: [
        { level: 2, ...level },
        { level: 1, ...level },
      ],
    }),
    [422, '/escalation/1/level'],
  )
  const id = await make(administrator, 'support-teams', team)
  const dates = { validFrom: '2026-06-03T00:00:00Z', validTo: '2026-06-02T00:00:00Z' }
  t.same(await fault('contact-rules', { name: 'No', team: id, ...dates }), [422, '/validTo'])
})

t.test(
  'another plugin may know of the firm order confirmation, and the mapping is a setting',
  async t => {
    const confirmed = new Set<string>()
    const fulfilment = definePlugin({
      ...{ name: 'fulfilment', version: '1.0.0', core: '*' },
      providers: [
        provide(FirmOrderConfirmation, () => ({
          isConfirmed: async order => confirmed.has(order),
        })),
      ],
    })
    const { customer, administrator } = await supportApp(t, { plugins: [fulfilment] })
    const order = await makeOrder(customer)
    const stage = async () =>
      (await customer.get(`/api/support/contacts?order=${order}`)).body.stage
    t.equal(await stage(), 'ordering')
    confirmed.add(order)
    t.equal(await stage(), 'provisioning')
    // As Colt has it: before validation the account executive.
    const put = await administrator.call('PUT', '/api/settings/customerSupport.stages', {
      value: [
        { stage: 'accountExecutive', states: ['draft', 'submitted'] },
        { stage: 'assurance', states: ['completed'] },
        { stage: 'delivery' },
      ],
    })
    t.equal(put.status, 200)
    t.equal(await stage(), 'accountExecutive')
  },
)

t.test('what is said of an account holds for those below it', async t => {
  const { app, customer, member, administrator } = await supportApp(t)
  const parent = customer.accountId ?? ''
  const branch = await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const { id } = await createAccount(uow, { name: 'Branch', parent })
    return id
  })
  const clerk = await member('buyer', branch)
  await makeTeam(administrator, 'Everybody', {})
  await makeTeam(administrator, 'Emea', { region: 'emea' })
  const nameFor = async (who = clerk, query = '') =>
    (await who.get(`/api/support/contacts${query}`)).body.team.name
  t.equal(await nameFor(), 'Everybody')
  await administrator.patch(`/api/accounts/${parent}`, { support: { region: 'emea' } })
  t.equal(await nameFor(), 'Emea')
  await administrator.patch(`/api/accounts/${branch}`, { support: { region: 'apac' } })
  t.equal(await nameFor(), 'Everybody', 'its own counts first')

  await makeTeam(administrator, 'Head office', { account: parent, topic: 'billing' })
  await makeTeam(administrator, 'Key account', { account: parent })
  t.equal(await nameFor(), 'Key account')
  t.equal(await nameFor(clerk, '?topic=billing'), 'Head office')
  await makeTeam(administrator, 'Branch desk', { account: branch })
  t.equal(await nameFor(clerk, '?topic=billing'), 'Branch desk', 'the nearer account')
  t.equal(await nameFor(customer, `?account=${parent}`), 'Key account')
})
