import {
  asogReasons,
  createAcceptanceRule,
  createJeopardyReasons,
  createMilestoneRule,
} from 'plugboard/plugins/fulfillment-status'
import type { TestContext } from 'plugboard/testing'
import { sell } from '../catalog/catalog.ts'
import { milestones } from '../fulfillment-status/fulfillment-shop.ts'
import { activityShop, diamond } from '../order-activity/activity-shop.ts'

/** The roles that act, each by somebody of its own. */
export const roles = [
  ...(['buyer', 'stranger', 'viewer'] as const),
  ...(['orderManager', 'salesAgent', 'provisioner', 'designEngineer', 'serviceActivator'] as const),
  'nobody' as const,
]
export type RoleName = (typeof roles)[number]

/**
 * A shop that sells a circuit whose work is a diamond with an acceptance at its end, a service without work
 * of its own, and a bundle of both.
 */
export async function randomShop(t: TestContext) {
  const shop = await activityShop(t, [
    ...diamond,
    {
      ...{ key: 'customerAcceptance', title: 'Await acceptance', role: 'orderManager' },
      ...{ duration: 0, dependsOn: ['activate'] },
    },
  ])
  const { app, nobody } = shop
  await sell(app, 'plain')
  await sell(app, 'bundle', {
    components: [
      { offering: 'circuit', quantity: 1, characteristics: {} },
      { offering: 'plain', quantity: 2, characteristics: {} },
    ],
  })
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    await createMilestoneRule(uow, { key: 'circuit', itemActions: ['add'], milestones })
    await createAcceptanceRule(uow, {
      ...{ key: 'all', task: 'customerAcceptance', deemedAfterDays: 2 },
    })
    await createJeopardyReasons(uow, asogReasons)
  })

  /** People of two companies and of the carrier, who are new: sessions do not outlive a year. */
  async function people() {
    const buyer = await shop.member('buyer')
    const staff = ['orderManager', 'salesAgent', 'provisioner', 'designEngineer'] as const
    const [orderManager, salesAgent, provisioner, designEngineer] = await Promise.all(
      staff.map(role => shop.staff(role)),
    )
    return {
      ...{ buyer, orderManager, salesAgent, provisioner, designEngineer, nobody },
      stranger: await shop.member('buyer'),
      viewer: await shop.member('viewer', buyer.accountId),
      serviceActivator: await shop.staff('serviceActivator'),
    } as Readonly<Record<RoleName, typeof buyer>>
  }

  /** The states that an object may be in. */
  const statesOf = (object: string): ReadonlySet<string> =>
    new Set(app.services.engine.policy(object).states.keys())

  return { app, clock: shop.clock, people, statesOf }
}

export type RandomShop = Awaited<ReturnType<typeof randomShop>>
export type People = Awaited<ReturnType<RandomShop['people']>>
