import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import {
  type SimulatorProcess,
  startSimulator,
} from '../../../examples/oss-simulator/start-simulator.ts'
import { hasEnded, listenerToken, ossShop } from './oss-shop.ts'

const count = 20
const outcomes = { seed: 11, reject: 0.15, fallout: 0.15, jeopardy: 0.3, step: 60 }

/** Sends so many service orders; the states in which they end, by external id, and what the OSS says. */
async function run(
  t: Test,
  flags: Readonly<Record<string, string | number>>,
  meanwhile: (oss: SimulatorProcess, port: string) => Promise<SimulatorProcess>,
) {
  const first = await startSimulator({ ...outcomes, 'listener-token': listenerToken, ...flags })
  const shop = await ossShop(t, first.address)
  await shop.queue(count)
  const oss = await meanwhile(first, new URL(first.address).port)
  t.teardown(() => oss.kill())
  const ended = await shop.until(hasEnded)
  const { serviceOrders } = await oss.ledger()
  return {
    gateway: states(ended),
    ledger: states(serviceOrders),
    received: serviceOrders.reduce((sum, { received }) => sum + received, 0),
  }
}

function states(
  orders: readonly { readonly externalId: string | null; readonly state: string }[],
): string[] {
  return orders.map(({ externalId, state }) => `${externalId} ${state}`).sort()
}

t.test('messages lost, repeated and reordered, and an OSS killed, change nothing', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'plugboard-oss-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const calm = await run(t, {}, async oss => oss)
  t.equal(calm.gateway.length, count)
  t.same(calm.gateway, calm.ledger)
  t.ok(new Set(calm.gateway.map(line => line.split(' ')[1])).size >= 3, 'several ends')

  const faults = { lose: 0.1, repeat: 0.1, reorder: 0.2, fail: 0.1, delay: 20 }
  const journal = join(folder, 'journal.jsonl')
  const rough = await run(t, { ...faults, journal }, async (oss, port) => {
    await sleep(300)
    await oss.kill()
    await sleep(1_500)
    const flags = { ...outcomes, ...faults, 'listener-token': listenerToken, journal, port }
    return startSimulator(flags)
  })
  t.same(rough.gateway, rough.ledger, 'as the OSS has it')
  t.same(rough.gateway, calm.gateway, 'as without faults')
  t.ok(rough.received > count, `${rough.received} requests arrived`)
})
