import {
  createDecompositionRule,
  type NewDecompositionRule,
} from 'plugboard/plugins/order-activity'
import telecom from 'plugboard/plugins/telecom'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import { sell } from '../catalog/catalog.ts'
import { must, startedOrder } from '../telecom-order/telecom-shop.ts'

/** Work in a diamond: design, then access and equipment side by side, then activation. */
export const diamond: NewDecompositionRule['tasks'] = [
  {
    ...{ key: 'design', title: 'Design', role: 'designEngineer', duration: 480 },
    dependsOnCharacteristics: ['bandwidth'],
    compensation: { title: 'Discard the design', role: 'designEngineer', duration: 60 },
  },
  {
    ...{ key: 'access', title: 'Order access', role: 'provisioner', duration: 960 },
    ...{ dependsOn: ['design'], dependsOnCharacteristics: [], pointOfNoReturn: 'soft' },
    penalty: { amount: 50_000, currency: 'USD' },
    compensation: { title: 'Cancel the access order', role: 'provisioner', duration: 120 },
  },
  {
    ...{ key: 'equipment', title: 'Ship equipment', role: 'provisioner', duration: 480 },
    ...{ dependsOn: ['design'], dependsOnCharacteristics: ['router'] },
    compensation: { title: 'Take the equipment back', role: 'provisioner', duration: 240 },
  },
  {
    ...{ key: 'activate', title: 'Activate', role: 'serviceActivator', duration: 60 },
    ...{ dependsOn: ['access', 'equipment'], pointOfNoReturn: 'hard' },
  },
]

export interface Task {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly kind: string
  readonly state: string
  readonly item: string
  readonly role: string
  readonly dueAt: string
  readonly compensates?: string
  readonly endedAt?: string
}

/** The telecom plugins with a circuit on sale whose work is a diamond; on the first of June at noon in UTC. */
export async function activityShop(t: TestContext, tasks = diamond) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await testApp(t, { plugins: [...telecom], clock })
  const { app, customer, manager, staff } = shop
  await sell(app, 'circuit', {
    characteristics: {
      type: 'object',
      properties: {
        bandwidth: { enum: ['100M', '1G'], default: '100M' },
        router: { type: 'boolean', default: false },
      },
    },
    prices: [
      { kind: 'recurring', price: { amount: 10_000, currency: 'USD' } },
      {
        ...{ kind: 'recurring', conditions: { bandwidth: '1G' } },
        price: { amount: 20_000, currency: 'USD' },
      },
    ],
  })
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createDecompositionRule(uow, { key: 'circuit', offering: 'circuit', tasks }),
  )
  const tasksOf = async (order: { id: string }, who = manager): Promise<readonly Task[]> =>
    (await must(who.get(`/api/orders/${order.id}`))).tasks ?? []

  return {
    ...shop,
    clock,
    administrator: await staff('administrator'),
    start: (order: object = { items: [{ offering: 'circuit' }] }) =>
      startedOrder(customer, manager, order),
    tasksOf,
    /** Does a task, or reports something of it. */
    async work(order: { id: string }, key: string, action = 'complete', input: object = {}) {
      const task = (await tasksOf(order)).find(
        each => each.key === key && each.state !== 'cancelled' && each.state !== 'undone',
      )
      if (!task) throw new Error(`There is no task ${key}`)
      clock.advance({ minutes: 1 })
      return must(manager.post(`/api/order-tasks/${task.id}/actions/${action}`, input))
    },
    /** Does whatever can be done, until there is nothing left. */
    async workOff(order: { id: string }) {
      for (let ready = await readyTasks(); ready.length > 0; ready = await readyTasks()) {
        for (const { id } of ready) {
          clock.advance({ minutes: 1 })
          await must(manager.post(`/api/order-tasks/${id}/actions/complete`))
        }
      }
      async function readyTasks() {
        return (await tasksOf(order)).filter(({ state }) => ['ready', 'inProgress'].includes(state))
      }
    },
    async states(order: { id: string }) {
      const { state, items } = await must(customer.get(`/api/orders/${order.id}`))
      return [state, ...items.map((item: { state: string }) => item.state)]
    },
  }
}

/** The state of each task of work, by key. */
export function byKey(tasks: readonly Task[], kind = 'work'): Record<string, string> {
  return Object.fromEntries(
    tasks.filter(task => task.kind === kind).map(({ key, state }) => [key, state]),
  )
}

export type { TestClient }
