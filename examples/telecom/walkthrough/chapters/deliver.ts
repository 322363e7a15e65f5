import type { Json } from '../client.ts'
import { inDays, money, type Stage } from '../stage.ts'
import type { Ordered } from './order.ts'
import { tasksOf, workOff } from './work.ts'

/** What happens on the way: a failure, another date, a charge, and at last the customer's acceptance. */
export async function deliver(stage: Stage, order: Ordered): Promise<void> {
  const { customer, say } = stage
  stage.chapter('The work, and what comes in between')
  await fallOut(stage, order)
  await moveDate(stage, order)
  await charge(stage, order)
  await nameCircuits(stage, order)
  await workOff(stage.manager, order.id, { stopAt: 'customerAcceptance' })
  await accept(stage, order)
  const { state, items } = await customer.get(`/api/orders/${order.id}`)
  if (state !== 'completed') throw new Error(`The order is ${state}`)
  say(`The order is ${state}; billing starts on ${items[0].fulfillment.billingStartDate}`)
}

async function fallOut({ worker, manager, say }: Stage, { id }: Ordered): Promise<void> {
  const [survey] = await tasksOf(worker, id, 'ready')
  const url = `/api/order-tasks/${survey.id}/actions`
  await worker.post(`${url}/start`)
  await worker.post(`${url}/fail`, { code: 'noAccess', reason: 'Nobody opened the door' })
  const failed = await tasksOf(manager, id, 'failed')
  say(`Fallout: "${failed[0].title}" (${failed[0].failureCode})`)
  await manager.post(`${url}/retry`)
  await worker.post(`${url}/complete`)
  say('Tried again, and done')
}

async function moveDate({ customer, manager, say }: Stage, { id }: Ordered): Promise<void> {
  const supplement = await customer.post('/api/supplements', {
    ...{ order: id, type: 'dueDate', requestedCompletionDate: inDays(90) },
    reason: 'The new floor is ready later',
  })
  const second = await customer.refused('/api/supplements', {
    ...{ order: id, type: 'dueDate', requestedCompletionDate: inDays(100) },
  })
  await manager.post(`/api/supplements/${supplement.id}/actions/approve`)
  const { telecom } = await customer.get(`/api/orders/${id}`)
  say(`Supplement 1: expected on ${telecom.expectedCompletionDate} now`)
  say(`A second one meanwhile: ${second.detail}`)
}

async function charge(stage: Stage, { id, items }: Ordered): Promise<void> {
  const { customer, manager, say } = stage
  const raised = await manager.post('/api/order-charges', {
    ...{ order: id, item: items.get('Warehouse'), type: 'construction', isBlocking: true },
    ...{ description: 'Trenching over 400 m', price: { amount: 3_600_000, currency: 'USD' } },
    responseDueAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
  })
  const held = await customer.get(`/api/fulfillment-status/orders/${id}`)
  const waiting = held.items.flatMap((item: Json) => item.waitsForCustomer)
  say(`The order is ${held.state}: ${waiting[0].what}, ${money(raised.price)}`)
  await customer.post(`/api/order-charges/${raised.id}/actions/accept`)
  const { state } = await customer.get(`/api/orders/${id}`)
  say(`Accepted by the customer: the order is ${state}`)
}

/** Each service gets the name by which the carrier knows it. */
async function nameCircuits({ worker, say }: Stage, { items }: Ordered): Promise<void> {
  for (const item of items.values()) {
    await worker.post(`/api/order-items/${item}/actions/assignCircuitId`, {})
  }
  say(`${items.size} circuit ids assigned`)
}

async function accept({ customer, manager, say }: Stage, { id }: Ordered): Promise<void> {
  const answer = await customer.get(`/api/fulfillment-status/orders/${id}`)
  const wanted = answer.items.flatMap((item: Json) => item.waitsForCustomer)
  for (const { id: acceptance } of wanted) {
    await customer.post(`/api/customer-acceptances/${acceptance}/actions/accept`, {})
  }
  say(`${wanted.length} items accepted`)
  await workOff(manager, id)
}
