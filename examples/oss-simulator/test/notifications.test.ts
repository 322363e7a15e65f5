import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { type Heard, listener, simulator } from './client.ts'

const states = (heard: readonly Heard[]) =>
  heard
    .filter(({ body }) => body.eventType === 'ServiceOrderStateChangeEvent')
    .map(({ body }) => body.event.serviceOrder?.state)

t.test('listeners hear of an order in the order of its events', async t => {
  const oss = await simulator(t, { 'listener-token': 'shared' })
  const { heard, callback } = await listener(t)
  const registered = await oss.post('/hub', { callback })
  t.match(registered, { status: 201, body: { id: String, callback } })
  t.match(await oss.post('/hub', { callback }), { status: 409 })
  const { body } = await oss.order('E-1')
  await oss.until(`/serviceOrder/${body.id}`, ({ state }) => state === 'completed')
  while (!states(heard).includes('completed')) await sleep(5)
  t.same(states(heard), ['inProgress', 'completed'])
  t.equal(heard[0]?.path, '/listener/serviceOrderCreateEvent')
  t.ok(heard.every(({ authorization }) => authorization === 'Bearer shared'))
  t.equal(heard.filter(({ body }) => body.eventType === 'ServiceOrderMilestoneEvent').length, 5)
  const times = heard.map(({ body }) => body.eventTime)
  t.same(times, times.toSorted())
  t.equal((await oss.call('DELETE', `/hub/${registered.body.id}`)).status, 204)
  t.equal((await oss.call('DELETE', `/hub/${registered.body.id}`)).status, 404)
})

t.test('a listener may want some events only', async t => {
  const oss = await simulator(t, {})
  const { heard, callback } = await listener(t)
  await oss.post('/hub', { callback, query: 'eventType=ServiceOrderStateChangeEvent' })
  const { body } = await oss.order('E-1')
  await oss.until(`/serviceOrder/${body.id}`, ({ state }) => state === 'completed')
  while (heard.length < 2) await sleep(5)
  t.same(states(heard), ['inProgress', 'completed'])
  t.equal(heard.length, 2)
})

t.test('they are lost, repeated and overtaken at the rates given', async t => {
  const told = async (flags: Record<string, number>, wanted: number) => {
    const oss = await simulator(t, flags)
    const { heard, callback } = await listener(t)
    await oss.post('/hub', { callback })
    for (const name of ['E-1', 'E-2', 'E-3']) {
      const { body } = await oss.order(name)
      await oss.until(`/serviceOrder/${body.id}`, ({ state }) => state === 'completed')
    }
    while (heard.length < wanted) await sleep(5)
    return { heard, ledger: await oss.ledger() }
  }
  const repeated = await told({ repeat: 1 }, 48)
  const ids = repeated.heard.map(({ body }) => body.eventId)
  t.equal(new Set(ids).size, 24)
  t.equal(repeated.ledger.notifications.repeated, 24)

  const reordered = await told({ reorder: 0.5, seed: 2 }, 24)
  const times = reordered.heard.map(({ body }) => body.eventTime)
  t.notSame(times, times.toSorted())
})
