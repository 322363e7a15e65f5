import { setTimeout as sleep } from 'node:timers/promises'
import { createDecompositionRule } from 'plugboard/plugins/order-activity'
import type { TestContext } from 'plugboard/testing'
import { type Ledger, startSimulator } from '../../examples/oss-simulator/start-simulator.ts'
import { listenerToken, type OssShop, ossShop } from '../plugins/oss-gateway/oss-shop.ts'
import { must } from '../plugins/telecom-order/telecom-shop.ts'
import { type Business, playBusiness, tasks } from './oss-business.ts'

export interface Day {
  readonly orders: number
  readonly seed: number
  /** What the network does, as flags of the simulator; nothing where absent. */
  readonly faults?: Readonly<Record<string, number>>
  /** Kills the OSS once, so long after the first order, and starts it again so much later; milliseconds. */
  readonly kill?: { readonly after: number; readonly pause: number; readonly journal: string }
  readonly log?: (text: string) => void
}

/** What came of a day, as the carrier and as its OSS have it. */
export interface DayResult extends Business {
  readonly ledger: Ledger
  /** Where the two differ about a service order; none is the wish. */
  readonly differences: readonly string[]
  /** Items that have ended otherwise than completed, and left something behind at the OSS. */
  readonly leftBehind: readonly string[]
}

/** Plays a day of business with an OSS in a process of its own. */
export async function playDay(t: TestContext, day: Day): Promise<DayResult> {
  const flags = {
    ...{ seed: day.seed, step: 80, reject: 0.05, fallout: 0.05, jeopardy: 0.2 },
    ...{ 'listener-token': listenerToken, ...day.faults },
    ...(day.kill ? { journal: day.kill.journal } : {}),
  }
  let oss = await startSimulator(flags)
  const port = new URL(oss.address).port
  const restarted = day.kill && restart(day.kill)
  const shop = await ossShop(t, oss.address)
  await prepare(shop)
  try {
    const business = await playBusiness(shop, day, day.log)
    await restarted
    const ledger = await oss.ledger()
    return { ...business, ledger, ...(await compare(shop, business, ledger)) }
  } finally {
    await oss.kill()
  }

  async function restart(kill: { readonly after: number; readonly pause: number }): Promise<void> {
    await sleep(kill.after)
    await oss.kill()
    day.log?.('The OSS is killed')
    await sleep(kill.pause)
    oss = await startSimulator({ ...flags, port })
    day.log?.('The OSS is back')
  }
}

async function prepare({ app, staff }: OssShop): Promise<void> {
  await app.transact(app.actors.system, { kind: 'seed', id: 'day' }, uow =>
    createDecompositionRule(uow, { key: 'circuit', offering: 'circuit', tasks }),
  )
  const administrator = await staff('administrator')
  await must(
    administrator.call('PUT', '/api/settings/orderActivity.supplementAssessment', {
      value: 'automatic',
    }),
  )
}

async function compare(shop: OssShop, { items }: Business, { serviceOrders }: Ledger) {
  const known = await shop.ossOrders()
  const there = new Map(serviceOrders.map(({ externalId, state }) => [externalId, state]))
  const differences = known.flatMap(({ externalId, state, ossId }) => {
    const its = there.get(externalId)
    // What was withdrawn before it arrived is not there.
    if (its === state || (its === undefined && ossId == null)) return []
    return [`${externalId}: ${state} here, ${its ?? 'unknown'} there`]
  })
  const ours = new Set(known.map(({ externalId }) => externalId))
  const foreign = serviceOrders.filter(({ externalId }) => !ours.has(externalId ?? ''))
  const repeated = serviceOrders.length - there.size
  // What was built for an item that has not come to be has been asked to be taken down.
  const leftBehind = known.filter(
    ({ state, action, item, work }) =>
      state === 'completed' &&
      action === 'add' &&
      items.get(item) !== 'completed' &&
      !known.some(other => other.item === item && other.work === `${work}Undo`),
  )
  return {
    differences: [
      ...differences,
      ...foreign.map(({ externalId }) => `${externalId}: unknown here`),
      ...(repeated === 0 ? [] : [`${repeated} external ids twice`]),
    ],
    leftBehind: leftBehind.map(({ externalId }) => externalId),
  }
}
