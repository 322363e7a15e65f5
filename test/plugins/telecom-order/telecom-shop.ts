import telecom from 'plugboard/plugins/telecom'
import { createRequirement } from 'plugboard/plugins/telecom-order'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import { sell } from '../catalog/catalog.ts'

type Plugins = Parameters<typeof testApp>[1]['plugins']

/** The telecom plugins with one offering on sale, on the first of June at noon in UTC. */
export async function telecomShop(t: TestContext, plugins: Plugins = telecom) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await testApp(t, { plugins: [...plugins], clock })
  await sell(shop.app, 'circuit')
  const require = (requirement: Parameters<typeof createRequirement>[1]) =>
    shop.app.transact(shop.app.actors.system, { kind: 'seed', id: 'test' }, uow =>
      createRequirement(uow, requirement),
    )
  return { ...shop, clock, require }
}

export const items = [{ offering: 'circuit' }]

/** An order that is submitted, accepted and started. */
export async function startedOrder(
  customer: TestClient,
  manager: TestClient,
  order: object = { items },
): Promise<{ readonly id: string; readonly url: string; readonly items: readonly Item[] }> {
  const { body: made } = await customer.post('/api/orders', order)
  const url = `/api/orders/${made.id}`
  await must(customer.post(`${url}/actions/submit`))
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  const { body } = await customer.get(url)
  return { id: made.id, url, items: body.items }
}

export interface Item {
  readonly id: string
  readonly state: string
  readonly telecom: Readonly<Record<string, unknown>>
}

/** What was answered, where it is no refusal. */
export async function must(reply: ReturnType<TestClient['get']>) {
  const { status, text, body } = await reply
  if (status >= 300) throw new Error(`${status}: ${text}`)
  return body
}
