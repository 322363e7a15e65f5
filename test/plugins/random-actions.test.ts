/**
 * Whatever is done with orders by whomever, legal or not, what must hold of them holds. `RANDOM_RUNS` says how many runs
 * there are, `RANDOM_STEPS` how many steps each, and `TEST_SEED` repeats what was seen.
 */
import fc from 'fast-check'
import t from 'tap'
import { installedFaults } from './random-actions/installed.ts'
import { faultsOf } from './random-actions/invariants.ts'
import { player } from './random-actions/player.ts'
import { readOrder } from './random-actions/read-order.ts'
import { replayFaults } from './random-actions/replay.ts'
import { beginning, step } from './random-actions/steps.ts'
import { randomShop } from './random-actions/world.ts'

const shop = await randomShop(t)
const runs = Number(process.env.RANDOM_RUNS ?? 25)
const steps = Number(process.env.RANDOM_STEPS ?? 30)
const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31)

t.test('random actions on orders', { timeout: 86_400_000 }, async t => {
  t.comment(`seed ${seed}`)
  const ends = new Map<string, number>()
  const property = fc.asyncProperty(
    beginning,
    fc.array(step, { minLength: Math.ceil(steps / 2), maxLength: steps, size: 'max' }),
    async (start, steps) => {
      const people = await shop.people()
      const { play, begin, orders, account } = player(shop, people)
      const check = async () => {
        const bodies = await Promise.all(orders.map(id => readOrder(people.orderManager, id)))
        const account = people.buyer.accountId ?? ''
        expectNone([
          ...bodies.flatMap(order => faultsOf(order, shop.statesOf)),
          ...(await installedFaults(people.orderManager, account, bodies)),
        ])
      }
      try {
        await begin(start)
        await check()
        for (const step of steps) {
          await play(step)
          await check()
        }
        for (const id of orders) {
          const order = await readOrder(people.orderManager, id)
          expectNone(await replayFaults(people.orderManager, order))
          ends.set(order.state, (ends.get(order.state) ?? 0) + 1)
        }
      } catch (error) {
        throw new Error(`${(error as Error).message}\nafter\n${account.join('\n')}`)
      }
    },
  )
  await fc.assert(property, { seed, numRuns: runs })
  t.comment(`orders ended up as ${JSON.stringify(Object.fromEntries(ends))}`)
  t.ok(ends.size > 1, 'the orders have gone to different ends')
})

function expectNone(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
