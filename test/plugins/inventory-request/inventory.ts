import inventoryRequest from 'plugboard/plugins/inventory-request'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import prices from '../../../examples/bookshop/price-list.ts'

type Kind = 'port' | 'telephoneNumber' | 'tollFreeNumber' | 'circuit'

/** An application with the core, a bookshop's prices and this plugin, at noon of the first of June. */
export async function inventory(t: TestContext) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await testApp(t, { plugins: [prices, inventoryRequest], clock })
  const keeper = await shop.staff('inventoryManager')
  let pools = 0

  /** A pool with so many resources in it. */
  async function pool(kind: Kind, count: number, more: object = {}): Promise<string> {
    const number = ++pools
    const made = await keeper.post('/api/resource-pools', {
      ...{ key: `pool-${number}`, name: `Pool ${number}`, kind },
      ...more,
    })
    if (made.status !== 201) throw new Error(made.text)
    const id: string = made.body.id
    if (count === 0) return id
    const values = Array.from({ length: count }, (_, index) => exampleOf(kind, number, index))
    const added = await keeper.post('/api/inventory-blocks', { pool: id, values })
    if (added.status !== 201) throw new Error(added.text)
    return id
  }

  /** How many of a pool stand in which state. */
  async function states(id: string): Promise<Record<string, number>> {
    const { body } = await keeper.get(`/api/inventory-resources?pool=${id}&limit=200`)
    const found: Record<string, number> = {}
    for (const { state } of body.items) found[state] = (found[state] ?? 0) + 1
    return found
  }

  /** Lets so many days pass, and what is due with them. */
  async function pass(days: number): Promise<void> {
    clock.advance({ days })
    while ((await shop.app.sweep()) > 0);
  }

  /** So many days from now, as an instant. */
  const inDays = (days: number) =>
    new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString()

  /** A reservation of the customer, and what can be done with it. */
  async function held(pool: string, more: object = {}) {
    const made = await reserve(shop.customer, pool, more)
    if (made.status !== 201) throw new Error(made.text)
    const url = `/api/resource-reservations/${made.body.id}`
    return {
      made: made.body,
      act: (action: string, body: object = {}, who = shop.customer) =>
        who.post(`${url}/actions/${action}`, body),
      read: async () => (await shop.customer.get(url)).body,
    }
  }

  return { ...shop, clock, keeper, pool, states, pass, inDays, held }
}

export function exampleOf(kind: Kind, pool: number, index: number): string {
  const digits = String(index).padStart(4, '0')
  if (kind === 'tollFreeNumber') return `+1 800 ${String(200 + pool)} ${digits}`
  if (kind === 'telephoneNumber') return `+1 212 ${String(200 + pool)} ${digits}`
  return kind === 'port' ? `ge-0/0/${index}` : `C${pool}-${digits}`
}

/** Reserves, and tells what came of it. */
export const reserve = (who: TestClient, pool: string, more: object = {}) =>
  who.post('/api/resource-reservations', { pool, ...more })
