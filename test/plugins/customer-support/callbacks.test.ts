import type { TestClient } from 'plugboard/testing'
import t from 'tap'
import { act, make, makeOrder, makeTeam, officeHours, supportApp } from './support.ts'

const wish = { name: 'Ada Lovelace', phone: '+1 212 555 0100', issueType: 'billing' }

/** A team that calls back in office hours of New York. It is Tuesday, 2 June, at noon there. */
async function callbackApp(t: Parameters<typeof supportApp>[0], options = {}) {
  const made = await supportApp(t, options)
  const calendar = await make(made.administrator, 'business-calendars', officeHours)
  const team = await makeTeam(made.administrator, 'Billing', { topic: 'billing' }, { calendar })
  const request = async (who: TestClient, more: object = {}) => {
    const reply = await who.post('/api/callback-requests', { ...wish, ...more })
    if (reply.status !== 201) throw new Error(reply.text)
    return { ...reply.body, url: `/api/callback-requests/${reply.body.id}` }
  }
  return { ...made, team, request }
}

t.test('a callback goes through queue and attempt to its end', async t => {
  const { customer, agent, request, team, clock } = await callbackApp(t)
  const order = await makeOrder(customer)
  const made = await request(customer, { object: 'Order', subject: order })
  t.match(made, {
    state: 'queued',
    requestedBy: customer.userId,
    dueAt: '2026-06-02T16:30:00.000Z',
    expiresAt: '2026-06-02T17:00:00.000Z',
    attemptCount: 0,
  })
  t.notMatch(made, { windowStart: /./ })
  t.match((await agent.get(made.url)).body, { team })
  t.notMatch(made, { team }, 'which customers need not know')
  const queue = await agent.get('/api/callback-requests?state=queued&sort=dueAt')
  t.match(queue.body.items, [{ id: made.id, phone: wish.phone }])

  t.match(await act(agent, made.url, 'attempt'), { state: 'attempting', assignee: agent.userId })
  clock.advance({ minutes: 5 })
  const done = await act(agent, made.url, 'complete', { note: 'The invoice was right' })
  t.match(done, {
    state: 'completed',
    attemptCount: 1,
    attempts: [
      { outcome: 'reached', note: 'The invoice was right', by: agent.userId, at: clock.now() },
    ],
  })
  const seen = (await customer.get(made.url)).body
  t.match(seen, { state: 'completed', attempts: [{ outcome: 'reached' }] })
  t.notMatch(seen, { attempts: [{ note: /./ }] }, 'notes are for the staff')
})

t.test('who is not reached is called again, until enough is enough', async t => {
  const { app, customer, agent, administrator, request, clock } = await callbackApp(t)
  const put = (name: string, value: number) =>
    administrator.call('PUT', `/api/settings/customerSupport.${name}`, { value })
  await put('callbackAttempts', 3)
  const { url } = await request(customer)
  for (const attempt of [1, 2]) {
    await act(agent, url, 'attempt')
    const missed = await act(agent, url, 'miss', { outcome: 'busy', note: 'Line engaged' })
    t.match(missed, { state: 'requested', attemptCount: attempt })
    t.equal(Date.parse(missed.nextAttemptAt) - Date.parse(clock.now()), 15 * 60_000)
    t.notMatch(missed, { assignee: /./ })
    clock.advance({ minutes: 14 })
    await app.sweep()
    t.equal((await agent.get(url)).body.state, 'requested', 'not yet')
    clock.advance({ minutes: 1 })
    await app.sweep()
    t.equal((await agent.get(url)).body.state, 'queued')
  }
  await act(agent, url, 'attempt')
  const last = await act(agent, url, 'miss', { outcome: 'voicemail' })
  t.match(last, { state: 'unreachable', attemptCount: 3 })
  t.equal(last.attempts.length, 3)

  const wrong = await request(customer)
  await act(agent, wrong.url, 'attempt')
  t.match(await act(agent, wrong.url, 'miss', { outcome: 'wrongNumber' }), { state: 'unreachable' })
})

t.test('an account may have been promised something else', async t => {
  const { customer, otherCustomer, administrator, request } = await callbackApp(t)
  const set = await administrator.call(
    'PUT',
    '/api/settings/customerSupport.callbackTargetMinutes',
    { value: 5, account: customer.accountId },
  )
  t.equal(set.status, 200)
  t.match(await request(customer), { dueAt: '2026-06-02T16:05:00.000Z' })
  t.match(await request(otherCustomer), { dueAt: '2026-06-02T16:30:00.000Z' })
})

t.test('it becomes overdue, and expires, in business time', async t => {
  const { app, customer, agent, request, clock } = await callbackApp(t)
  const { url } = await request(customer)
  clock.advance({ minutes: 30 })
  await app.sweep()
  t.match((await agent.get(url)).body, { state: 'queued', overdue: true })
  t.notMatch((await customer.get(url)).body, { overdue: true })
  clock.advance({ minutes: 30 })
  await app.sweep()
  t.match((await customer.get(url)).body, { state: 'expired' })

  // Half an hour before the team goes home on Friday, the other half of the time runs on Monday.
  clock.advance({ days: 3, hours: 3, minutes: 30 })
  t.equal(clock.now(), '2026-06-05T20:30:00.000Z')
  const late = await request(customer)
  t.match(late, { dueAt: '2026-06-05T21:00:00.000Z', expiresAt: '2026-06-08T13:30:00.000Z' })
  clock.advance({ days: 2 })
  await app.sweep()
  t.equal((await customer.get(late.url)).body.state, 'queued')
})

t.test('a window keeps its local time across a change of clocks', async t => {
  // Clocks go forward in New York on 8 March 2026, and back on 1 November.
  const { app, customer, agent, request, clock } = await callbackApp(t, {
    now: '2026-03-05T16:00:00.000Z',
  })
  const local = { windowFrom: '10:00', windowTo: '11:30', timeZone: 'America/New_York' }
  const before = await request(customer, { windowDate: '2026-03-06', ...local })
  t.match(before, {
    windowStart: '2026-03-06T15:00:00.000Z',
    windowEnd: '2026-03-06T16:30:00.000Z',
  })
  const behind = await request(customer, { windowDate: '2026-03-09', ...local })
  t.match(behind, {
    ...{ state: 'requested', windowDate: '2026-03-09', ...local },
    ...{ windowStart: '2026-03-09T14:00:00.000Z', windowEnd: '2026-03-09T15:30:00.000Z' },
    ...{ dueAt: '2026-03-09T14:30:00.000Z', expiresAt: '2026-03-09T16:30:00.000Z' },
  })

  t.test('and is called in it, not before', async t => {
    // Ten o'clock in the time of the day when it was asked for.
    clock.advance({ days: 3, hours: 21, minutes: 59 })
    await app.sweep()
    t.equal((await customer.get(behind.url)).body.state, 'requested')
    clock.advance({ minutes: 1 })
    t.equal(clock.now(), '2026-03-09T14:00:00.000Z')
    await app.sweep()
    t.equal((await customer.get(behind.url)).body.state, 'queued')
  })

  t.test('whoever is elsewhere names their own clock', async t => {
    const berlin = { windowFrom: '16:00', windowTo: '17:00', timeZone: 'Europe/Berlin' }
    const early = await request(customer, { windowDate: '2026-03-27', ...berlin })
    t.match(early, { windowStart: '2026-03-27T15:00:00.000Z' })
    const moved = await act(customer, early.url, 'reschedule', {
      windowDate: '2026-03-30',
      ...berlin,
    })
    t.match(moved, { state: 'requested', windowStart: '2026-03-30T14:00:00.000Z' })
    const now = await act(agent, early.url, 'reschedule')
    t.match(now, { state: 'queued' })
    t.notMatch(now, { windowDate: /./ })
  })
})

t.test('windows that cannot be are refused, each at its field', async t => {
  const { customer } = await callbackApp(t)
  const day = { windowDate: '2026-06-04', windowFrom: '10:00', windowTo: '11:00' }
  const zone = { timeZone: 'America/New_York' }
  const refused = async (more: object) => {
    const { status, body } = await customer.post('/api/callback-requests', { ...wish, ...more })
    return [status, body.code, body.errors?.map(({ pointer }: { pointer: string }) => pointer)]
  }
  t.same(await refused(day), [422, 'INPUT_INVALID', ['/timeZone']])
  t.same(await refused({ windowDate: '2026-06-04' }), [
    ...[422, 'INPUT_INVALID'],
    ['/windowFrom', '/windowTo', '/timeZone'],
  ])
  t.same(await refused({ ...day, timeZone: '+02:00' }), [422, 'INPUT_INVALID', ['/timeZone']])
  t.same(await refused({ ...day, ...zone, windowTo: '09:00' }), [
    ...[422, 'INPUT_INVALID', ['/windowTo']],
  ])
  const gap = { windowDate: '2027-03-14', windowFrom: '02:15', windowTo: '02:45', ...zone }
  t.same(await refused(gap), [422, 'INPUT_INVALID', ['/windowFrom']])
  const past = { ...day, ...zone, windowDate: '2026-06-01' }
  t.same(await refused(past), [422, 'SUPPORT_WINDOW_PAST', ['/windowDate']])
  const weekend = { ...day, ...zone, windowDate: '2026-06-06' }
  t.same(await refused(weekend), [422, 'SUPPORT_WINDOW_CLOSED', ['/windowFrom']])
  const { body } = await customer.post('/api/callback-requests', { ...wish, ...weekend })
  t.equal(body.remedy, 'The team is there again at 2026-06-08T13:00:00.000Z')
  t.same(await refused({ phone: 'call me' }), [422, 'INPUT_INVALID', ['/phone']])
  t.same(await refused({ object: 'Order' }), [422, 'INPUT_INVALID', ['/subject']])
  t.equal((await customer.get('/api/callback-requests')).body.items.length, 0, 'nothing was kept')
})

t.test('customers see and cancel their own', async t => {
  const { customer, otherCustomer, agent, request, member } = await callbackApp(t)
  const { url, id } = await request(customer)
  t.equal((await otherCustomer.get(url)).status, 404)
  t.equal((await otherCustomer.post(`${url}/actions/cancel`)).status, 404)
  t.same((await otherCustomer.get('/api/callback-requests')).body.items, [])
  for (const action of ['attempt', 'assign', 'enqueue', 'expire']) {
    t.equal((await customer.post(`${url}/actions/${action}`)).status === 200, false, action)
  }
  const viewer = await member('viewer', customer.accountId)
  t.equal((await viewer.get(url)).body.id, id)
  t.match((await customer.patch(url, { phone: '+1 212 555 0111' })).body, {
    phone: '+1 212 555 0111',
  })
  const cancelled = await act(customer, url, 'cancel', { reason: 'It works again' })
  t.match(cancelled, { state: 'cancelled', closingReason: 'It works again' })
  t.match(await agent.post(`${url}/actions/attempt`), {
    status: 409,
    body: { code: 'TRANSITION_NOT_FROM_STATE' },
  })
  const order = await makeOrder(otherCustomer)
  for (const object of ['Order', 'Spaceship']) {
    const foreign = await customer.post('/api/callback-requests', {
      ...wish,
      object,
      subject: order,
    })
    t.match(foreign, {
      status: 422,
      body: { code: 'REFERENCE_INVALID', errors: [{ pointer: '/subject' }] },
    })
  }
})

t.test('agents share the queue', async t => {
  const { customer, agent, staff, request } = await callbackApp(t)
  const colleague = await staff('supportAgent')
  const { url } = await request(customer)
  t.match(await act(agent, url, 'assign'), { state: 'assigned', assignee: agent.userId })
  t.match(await colleague.post(`${url}/actions/attempt`), {
    status: 409,
    body: { code: 'SUPPORT_CALLBACK_TAKEN' },
  })
  const toCustomer = await agent.post(`${url}/actions/assign`, { assignee: customer.userId })
  t.match(toCustomer, { status: 422, body: { code: 'SUPPORT_ASSIGNEE_INVALID' } })
  await act(agent, url, 'assign', { assignee: colleague.userId })
  await act(colleague, url, 'attempt')
  t.match(await act(colleague, url, 'release'), { state: 'queued' })

  const both = await Promise.all([agent, colleague].map(who => who.post(`${url}/actions/attempt`)))
  t.same(both.map(({ status }) => status).sort(), [200, 409], 'one of them gets it')
})

t.test('staff ask for customers, and pages show it all', async t => {
  const { customer, agent, request } = await callbackApp(t)
  const refused = await agent.post('/api/callback-requests', wish)
  t.match(refused, { status: 422, body: { code: 'ACCOUNT_REQUIRED' } })
  const { url } = await request(agent, { account: customer.accountId })
  t.equal((await customer.get(url)).body.requestedBy, agent.userId)
  const actions = (await agent.get(`${url}/actions`)).body
  t.same(actions.timers.map(({ transition }: { transition: string }) => transition).sort(), [
    'expire',
    'missTarget',
  ])
})
