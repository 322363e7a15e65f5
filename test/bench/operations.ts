import { note, threeItems } from './application.ts'
import type { Client } from './client.ts'

/** One operation, on both sides. Each caller has orders of its own. */
export interface Operation {
  readonly name: string
  /** What plugboard is to reach of the floor. */
  readonly target: number
  readonly plugboard: Side
  readonly floor: Side
}

type Side = (client: Client, orders: readonly string[]) => (caller: number) => Promise<unknown>

/** The orders of one caller, one after another. */
function turns(orders: readonly string[], callers = 16) {
  const next = new Map<number, number>()
  return (caller: number): string => {
    const turn = next.get(caller) ?? 0
    next.set(caller, turn + 1)
    return orders[(turn * callers + caller) % orders.length] ?? ''
  }
}

/** Parks an order of the caller's, or takes it up again. */
function toggle(
  orders: readonly string[],
  parked: Set<string>,
  perform: (order: string, isParked: boolean) => Promise<unknown>,
) {
  const turn = turns(orders)
  return async (caller: number) => {
    const order = turn(caller)
    const isParked = parked.has(order)
    if (isParked) parked.delete(order)
    else parked.add(order)
    await perform(order, isParked)
  }
}

/** What one measurement leaves parked the next one finds parked. */
const parkedBy = { plugboard: new Set<string>(), floor: new Set<string>() }

export const operations: readonly Operation[] = [
  {
    name: 'place an order by one call',
    target: 0.8,
    plugboard: client => () =>
      client.call('POST', '/api/orders', { items: threeItems, giftNote: note }),
    floor: client => () => client.call('POST', '/orders', { items: threeItems, giftNote: note }),
  },
  {
    name: 'place an order by nine calls',
    target: 0.8,
    plugboard: client => async () => {
      const { id } = await client.call('POST', '/api/orders', {})
      const order = `/api/orders/${id}`
      let item = ''
      for (const wanted of threeItems) {
        item = (await client.call('POST', `${order}/items`, wanted)).id
      }
      await client.call('PATCH', `${order}/items/${item}`, { quantity: 3 })
      await client.call('PATCH', order, { giftNote: note })
      await client.drain('GET', order)
      await client.drain('GET', `${order}/actions`)
      await client.call('POST', `${order}/actions/submit`)
    },
    floor: client => async () => {
      const { id } = await client.call('POST', '/drafts')
      const order = `/orders/${id}`
      let item = ''
      for (const wanted of threeItems) {
        item = (await client.call('POST', `${order}/items`, wanted)).id
      }
      await client.call('POST', `${order}/items/${item}`, { quantity: 3 })
      await client.call('POST', `${order}/note`, note)
      await client.drain('GET', order)
      await client.drain('GET', order)
      await client.call('POST', `${order}/state/submitted`)
    },
  },
  {
    name: 'read an order',
    target: 0.7,
    plugboard: (client, orders) => {
      const turn = turns(orders)
      return caller => client.drain('GET', `/api/orders/${turn(caller)}`)
    },
    floor: (client, orders) => {
      const turn = turns(orders)
      return caller => client.drain('GET', `/orders/${turn(caller)}`)
    },
  },
  {
    name: 'list 20 orders',
    target: 0.7,
    plugboard: client => () => client.drain('GET', '/api/orders?limit=20'),
    floor: client => () => client.drain('GET', '/orders'),
  },
  {
    name: 'perform a transition',
    target: 0.8,
    plugboard: (client, orders) =>
      toggle(orders, parkedBy.plugboard, (order, isParked) =>
        client.call('POST', `/api/orders/${order}/actions/${isParked ? 'unpark' : 'park'}`),
      ),
    floor: (client, orders) =>
      toggle(orders, parkedBy.floor, (order, isParked) =>
        client.call('POST', `/orders/${order}/state/${isParked ? 'draft' : 'parked'}`),
      ),
  },
]
