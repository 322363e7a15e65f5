import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { simulator } from './client.ts'

t.test('what fails is not looked at', async t => {
  const oss = await simulator(t, { fail: 1 })
  t.match(await oss.order('E-1'), { status: 503, body: { code: 'unavailable' } })
  t.same((await oss.ledger()).serviceOrders, [])
})

t.test('what is lost is lost on its way there, or the answer on its way back', async t => {
  const oss = await simulator(t, { lose: 1, step: 5_000 })
  for (let number = 1; number <= 20; number++) await t.rejects(oss.order(`E-${number}`))
  const { serviceOrders, requests } = await oss.ledger()
  t.ok(serviceOrders.length > 0 && serviceOrders.length < 20, `${serviceOrders.length} arrived`)
  t.match(requests, { lost: 20 - serviceOrders.length, answersLost: serviceOrders.length })
})

t.test('what is repeated arrives twice, and is done once', async t => {
  const oss = await simulator(t, { repeat: 1, step: 5_000 })
  t.equal((await oss.order('E-1')).status, 201)
  let { serviceOrders } = await oss.ledger()
  while (serviceOrders[0]?.received !== 2) {
    await sleep(5)
    serviceOrders = (await oss.ledger()).serviceOrders
  }
  t.equal(serviceOrders.length, 1)
})
