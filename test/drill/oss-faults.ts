/**
 * `node --conditions=plugboard-source test/drill/oss-faults.ts [orders] [seed]`: plays the same business twice,
 * once with an OSS and a network that do no harm, and once with messages lost, repeated and reordered, and
 * the OSS killed for half a minute. All orders end as they did the first time, none is stuck, and the OSS has
 * done what the carrier believes, each thing once.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { releaseTestServer } from 'plugboard/testing'
import { countsOf } from './oss-business.ts'
import { type Day, type DayResult, playDay } from './oss-day.ts'

const orders = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const folder = await mkdtemp(join(tmpdir(), 'plugboard-drill-'))

async function play(name: string, more: Partial<Day>): Promise<DayResult> {
  const endings: (() => Promise<void>)[] = []
  const log = (text: string) => process.stdout.write(`\r${name}: ${text}          `)
  try {
    const context = { teardown: (work: () => Promise<void>) => endings.push(work) }
    return await playDay(context, { orders, seed, log, ...more })
  } finally {
    process.stdout.write('\n')
    for (const end of endings) await end()
  }
}

console.log(`${orders} orders, seed ${seed}`)
try {
  const calm = await play('Without faults', {})
  const rough = await play('With faults', {
    faults: { lose: 0.1, repeat: 0.1, reorder: 0.2, fail: 0.05, delay: 20 },
    kill: { after: 20_000, pause: 30_000, journal: join(folder, 'journal.jsonl') },
  })
  const otherwise = rough.states.flatMap((state, place) =>
    state === calm.states[place] ? [] : [`${state} (without faults: ${calm.states[place]})`],
  )
  const faults = [
    ...otherwise.map(state => `Ended otherwise: ${state}`),
    ...[calm, rough].flatMap(({ differences }) => differences),
    ...[calm, rough].flatMap(({ leftBehind }) => leftBehind.map(id => `Left behind: ${id}`)),
  ]
  const { requests, notifications, serviceOrders } = rough.ledger
  console.log('Stories:', rough.stories)
  console.log('Orders:', countsOf(rough.states.map(state => state.split(/[ :]/)[1] ?? '')))
  console.log('Service orders:', countsOf(serviceOrders.map(({ state }) => state)))
  console.log('Requests:', requests, 'Notifications:', notifications)
  if (faults.length > 0) throw new Error(`Seed ${seed}:\n${faults.join('\n')}`)
  console.log(
    `${orders} orders ended as without faults; the OSS did everything once (seed ${seed}).`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
  await releaseTestServer()
}
