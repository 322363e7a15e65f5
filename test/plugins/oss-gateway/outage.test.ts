import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { down, ok, scriptedShop, serviceOrder } from './scripted-oss.ts'

t.test('an OSS that fails is left alone, probed, and taken up again', async t => {
  const { oss, queue, pass, waitFor, manager, ossOrders } = await scriptedShop(t)
  const connection = async (state: string) => {
    for (;;) {
      const { body } = await manager.get('/api/oss-connections')
      if (body.items[0]?.state === state) return body.items[0]
      await sleep(25)
    }
  }
  const [early = ''] = await queue(1)
  await waitFor(early, ({ state }) => state === 'acknowledged')

  oss.answers.create = down
  oss.answers.probe = down
  await queue(5)
  const lost = await connection('unavailable')
  t.match(lost, { failures: 5, lastError: 'ECONNREFUSED', unavailableSince: String })
  const sent = oss.count('create')
  const [late = ''] = await queue(1)
  // It waits without having been tried.
  await waitFor(
    late,
    ({ state, attempts, version }) => state === 'queued' && attempts === 0 && version > 1,
  )
  t.equal(oss.count('create'), sent)

  await pass(16)
  while (oss.count('probe') < 1) await sleep(25)
  const { probeAt } = await connection('unavailable')
  t.ok(Date.parse(probeAt) > Date.parse('2026-06-01T12:00:16.000Z'), 'it is probed again, later')

  oss.answers.probe = ok({})
  oss.answers.create = serviceOrder('acknowledged')
  oss.answers.read = serviceOrder('inProgress')
  const registrations = oss.count('listen')
  await pass(35)
  await connection('available')
  // What has waited is sent, and what was under way is asked about, a little apart.
  const isTakenUp = ({ id, state }: { readonly id: string; readonly state: string }) =>
    state === 'inProgress' || (state === 'acknowledged' && id !== early)
  while (!(await ossOrders()).every(isTakenUp)) {
    await pass(1)
    await sleep(25)
  }
  while (oss.count('listen') === registrations) await sleep(25)
  t.pass('the listener is registered again')
})
