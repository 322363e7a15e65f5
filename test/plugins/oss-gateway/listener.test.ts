import t from 'tap'
import { scriptedShop } from './scripted-oss.ts'

const url = '/api/oss-gateway/listener/serviceOrderStateChangeEvent'

t.test('notifications', async t => {
  const { queue, waitFor, ossOrder, nobody, manager, oss } = await scriptedShop(t)
  const [id = ''] = await queue(1)
  const { externalId } = await waitFor(id, ({ state }) => state === 'acknowledged')
  const authorization = 'Bearer the-listener-token'
  const tell = (eventId: string, time: string, state: string, more: object = {}) =>
    nobody.post(
      url,
      {
        ...{ eventId, eventTime: `2026-06-01T12:${time}.000Z`, eventType: 'any' },
        event: { serviceOrder: { id: 'SO-1', externalId, state, ...more } },
      },
      { authorization },
    )

  t.test('want the token', async t => {
    const body = { event: { serviceOrder: { id: 'SO-1', state: 'completed' } } }
    for (const given of ['Bearer the-listener-tokem', 'Bearer', 'Basic abc', undefined]) {
      const headers = given === undefined ? {} : { authorization: given }
      t.equal((await nobody.post(url, body, headers)).status, 401, `${given}`)
    }
    t.equal((await manager.post(url, body)).status, 401, 'a user is not the OSS')
    t.equal((await ossOrder(id)).state, 'acknowledged')
  })

  t.test('are taken once, and go forward only', async t => {
    t.equal((await tell('e-1', '01:00', 'inProgress')).status, 201)
    t.equal((await ossOrder(id)).state, 'inProgress')
    const { version } = await ossOrder(id)
    t.equal((await tell('e-1', '01:00', 'inProgress')).status, 201)
    t.equal((await ossOrder(id)).version, version, 'a repetition changes nothing')

    await tell('e-3', '03:00', 'inProgress', { note: [{ text: 'Resumed' }] })
    await tell('e-2', '02:00', 'pending', {
      jeopardyAlert: [{ jeopardyType: '1C', message: 'Customer not ready' }],
    })
    const late = await ossOrder(id)
    t.match(late, { state: 'inProgress', ossState: 'inProgress', jeopardyCode: '1C' })

    await tell('e-5', '05:00', 'completed', { completionDate: '2026-06-01T12:05:00.000Z' })
    await tell('e-4', '04:00', 'inProgress')
    const done = await ossOrder(id)
    t.match(done, {
      state: 'completed',
      ossState: 'completed',
      sourceTime: '2026-06-01T12:05:00.000Z',
    })
  })

  t.test('about what is not ours are answered, and kept nowhere', async t => {
    const before = oss.calls.length
    const foreign = { event: { serviceOrder: { id: 'SO-9', externalId: 'x', state: 'completed' } } }
    t.equal((await nobody.post(url, foreign, { authorization })).status, 201)
    t.equal((await nobody.post(url, { event: { other: {} } }, { authorization })).status, 201)
    t.equal((await nobody.post(url, { event: 'x' }, { authorization })).status, 422)
    t.equal((await nobody.post(url, {}, { authorization })).status, 422)
    t.equal(oss.calls.length, before)
  })
})
