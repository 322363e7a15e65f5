import type { TestClient } from 'plugboard/testing'
import type { OrderBody } from './read-order.ts'

interface Product {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly orderItem: string
}

/** Where the product of an item is when the item has ended; it is being installed until then. */
const ends: Readonly<Record<string, string>> = {
  completed: 'active',
  failed: 'aborted',
  cancelled: 'cancelled',
}

/** What of an account's installed base does not fit its orders: nothing is installed but by a completed item. */
export async function installedFaults(
  client: TestClient,
  account: string,
  orders: readonly OrderBody[],
): Promise<string[]> {
  const { body } = await client.get(`/api/products?account=${account}&limit=200`)
  const products: readonly Product[] = body.items
  const items = orders.flatMap(({ items }) => items)
  const strays = products.flatMap(({ name, state, orderItem }) => {
    const item = items.find(({ id }) => id === orderItem)
    const wanted = item && (ends[item.state] ?? 'pendingActive')
    return state === wanted ? [] : [`A product ${name} is ${state}, and its item ${item?.state}`]
  })
  const missing = items.flatMap(({ id, state, offering }) => {
    const own = products.filter(({ orderItem }) => orderItem === id).length
    if (own <= 1 && (own === 1 || state !== 'completed')) return []
    return [`${offering} is ${state}, and has ${own} products`]
  })
  return [...strays, ...missing]
}
