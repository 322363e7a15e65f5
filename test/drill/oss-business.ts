import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordOf } from 'plugboard'
import type { NewDecompositionRule } from 'plugboard/plugins/order-activity'
import { seededChance } from '../../examples/oss-simulator/chance.ts'
import type { OssShop } from '../plugins/oss-gateway/oss-shop.ts'
import { must } from '../plugins/telecom-order/telecom-shop.ts'

/** What happens to an order on its way, beyond what the OSS does to it. */
const stories = [
  ...['plain', 'plain', 'plain', 'supplement', 'newDate', 'chargeAccepted', 'chargeDeclined'],
  ...['cancelEarly', 'cancelLate'],
] as const

type Story = (typeof stories)[number]

/** Work for an OSS, with a review by people before the point of no return, where stories take place. */
export const tasks: NewDecompositionRule['tasks'] = [
  {
    ...{ key: 'design', title: 'Design', role: 'designEngineer', duration: 60, channel: 'oss' },
    dependsOnCharacteristics: ['bandwidth'],
    compensation: ossUndo('Discard the design'),
  },
  {
    ...{ key: 'access', title: 'Order access', role: 'provisioner', duration: 60, channel: 'oss' },
    ...{ dependsOn: ['design'], dependsOnCharacteristics: [], pointOfNoReturn: 'soft' },
    penalty: { amount: 50_000, currency: 'USD' },
    compensation: ossUndo('Cancel the access'),
  },
  {
    ...{ key: 'review', title: 'Review', role: 'provisioner', duration: 60 },
    ...{ dependsOn: ['access'], dependsOnCharacteristics: [] },
  },
  {
    ...{ key: 'activate', title: 'Activate', role: 'serviceActivator', duration: 60 },
    ...{ channel: 'oss', dependsOn: ['review'], pointOfNoReturn: 'hard' },
    compensation: ossUndo('Deactivate'),
  },
]

function ossUndo(title: string) {
  return { title, role: 'provisioner', duration: 60, channel: 'oss' } as const
}

type Task = RecordOf<'OrderTask'>

interface PlayedOrder {
  readonly id: string
  readonly number: string
  readonly story: Story
  readonly items: readonly { readonly id: string }[]
}

/** What came of a business day: the same for the same seed, whatever the network did. */
export interface Business {
  /** The state of each order and of its items, in the order in which they were placed. */
  readonly states: readonly string[]
  /** The state of each item, by its id. */
  readonly items: ReadonlyMap<string, string>
  readonly stories: Readonly<Record<string, number>>
}

/**
 * Plays a day of business: so many orders, each with a story that follows from the seed, and people who
 * review, retry what fails once, and give it up when it fails again.
 *
 * @param log told how far it is
 */
export async function playBusiness(
  shop: OssShop,
  { orders: count, seed }: { readonly orders: number; readonly seed: number },
  log: (text: string) => void = () => {},
): Promise<Business> {
  const { customer, manager } = shop
  const chance = seededChance(seed)
  const played: PlayedOrder[] = []
  for (let number = 1; number <= count; number++) {
    const story = stories[Math.floor(chance.of('story', number) * stories.length)] as Story
    const items = chance.of('items', number) < 0.3 ? 2 : 1
    played.push(await place(items, story))
  }
  log(`${count} orders placed`)
  const told = new Set<string>()
  let calm = 0
  for (;;) {
    for (const task of await list('state=failed')) await recover(task)
    for (const task of await list('state=ready&key=review')) await review(task)
    const open = await left()
    // A job under way may be about to make new work: nothing is left when that is so for a while.
    calm = open === 0 ? calm + 1 : 0
    if (calm === 3) break
    log(`${open} tasks and service orders under way`)
    await sleep(250)
  }
  const states: string[] = []
  const items = new Map<string, string>()
  for (const { id, number } of played) {
    const { body: order } = await customer.get(`/api/orders/${id}`)
    const ofItems: string[] = []
    for (const item of order.items) {
      items.set(item.id, item.state)
      ofItems.push(item.state)
    }
    states.push(`${number} ${order.state}: ${ofItems.join(', ')}`)
  }
  return { states, items, stories: countsOf(played.map(({ story }) => story)) }

  async function place(items: number, story: Story): Promise<PlayedOrder> {
    const made = await must(
      customer.post('/api/orders', {
        items: Array.from({ length: items }, () => ({ offering: 'circuit' })),
      }),
    )
    const url = `/api/orders/${made.id}/actions`
    await must(customer.post(`${url}/submit`))
    await must(manager.post(`${url}/accept`))
    await must(manager.post(`${url}/start`))
    const order = { id: made.id, number: made.number, story, items: made.items }
    if (story === 'cancelEarly') {
      // The OSS may not have heard of it yet, be at it, or have finished.
      if (chance.of('at once', made.number) < 0.7) await untilSent(order)
      await cancel(order)
    }
    return order
  }

  async function untilSent({ id }: PlayedOrder): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const { items } = await must(manager.get(`/api/oss-orders?order=${id}`))
      if (items[0]?.ossId) return
      await sleep(20)
    }
  }

  async function list(query: string): Promise<readonly Task[]> {
    return (await must(manager.get(`/api/order-tasks?${query}&limit=200`))).items
  }

  /** Another try, and no third: what then fails, fails; what cannot be undone, stays. */
  async function recover({ id, attempts, kind }: Task): Promise<void> {
    const url = `/api/order-tasks/${id}/actions`
    const reason = { reason: 'It has failed twice' }
    if (attempts === 0) await manager.post(`${url}/retry`)
    else await manager.post(`${url}/${kind === 'work' ? 'giveUp' : 'skip'}`, reason)
  }

  async function review({ id, order: orderId }: Task): Promise<void> {
    const order = played.find(each => each.id === orderId)
    if (!order) return
    if (!told.has(orderId)) {
      told.add(orderId)
      await tell(order)
      return
    }
    await manager.post(`/api/order-tasks/${id}/actions/complete`)
  }

  async function tell(order: PlayedOrder): Promise<void> {
    const item = order.items[0]?.id
    const amend = (change: object) =>
      customer.post('/api/supplements', { order: order.id, ...change })
    if (order.story === 'supplement') {
      const changes = [{ item, characteristics: { bandwidth: '1G' } }]
      await must(amend({ type: 'other', changes }))
      await answerCharges(order, 'accept')
    } else if (order.story === 'newDate') {
      await must(amend({ type: 'dueDate', requestedCompletionDate: '2031-02-03' }))
      await answerCharges(order, 'accept')
    } else if (order.story === 'chargeAccepted' || order.story === 'chargeDeclined') {
      await must(
        manager.post('/api/order-charges', {
          ...{ order: order.id, item, type: 'construction', description: 'Trenching' },
          ...{ price: { amount: 250_000, currency: 'USD' }, isBlocking: true },
          responseDueAt: new Date(Date.now() + 86_400_000).toISOString(),
        }),
      )
      await answerCharges(order, order.story === 'chargeAccepted' ? 'accept' : 'decline')
    } else if (order.story === 'cancelLate') await cancel(order)
  }

  async function cancel(order: PlayedOrder): Promise<void> {
    await must(customer.post('/api/cancellation-requests', { order: order.id }))
    await answerCharges(order, 'accept')
  }

  async function answerCharges({ id }: PlayedOrder, answer: 'accept' | 'decline') {
    const { charges = [] } = await must(customer.get(`/api/orders/${id}`))
    for (const charge of charges) {
      if (charge.state !== 'awaitingResponse') continue
      const input = answer === 'decline' ? { reason: 'Too dear' } : {}
      await must(customer.post(`/api/order-charges/${charge.id}/actions/${answer}`, input))
    }
  }

  /** How much there is left to do or to undo, here or at the OSS; at most so many as a page has. */
  async function left(): Promise<number> {
    const openTasks = 'state[in]=waiting,ready,inProgress,failed,onHold&limit=200'
    const { items } = await must(manager.get(`/api/order-tasks?${openTasks}`))
    const sent = await must(manager.get(`/api/oss-orders?state[in]=${unended.join()}&limit=200`))
    const { jobs, database } = shop.app.services
    const waiting = (await jobs.counts(database.db)).filter(({ state }) => state === 'waiting')
    return items.length + sent.items.length + waiting.length
  }
}

const unended = ['queued', 'sent', 'acknowledged', 'inProgress', 'pending', 'held', 'cancelling']

export function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
