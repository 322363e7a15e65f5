import { orderState } from '../../../plugins/telecom-order/helpers/order-state.ts'
import type { ListName } from './deeds.ts'
import type { Amount, OrderBody, TaskBody } from './read-order.ts'
import type { RandomShop } from './world.ts'

const objectOf: Readonly<Record<ListName | 'milestones', string>> = {
  items: 'OrderItem',
  tasks: 'OrderTask',
  charges: 'OrderCharge',
  supplements: 'Supplement',
  cancellations: 'CancellationRequest',
  holds: 'CustomerHold',
  acceptances: 'CustomerAcceptance',
  jeopardies: 'JeopardyAlert',
  milestones: 'Milestone',
}
const lists = Object.keys(objectOf) as (keyof typeof objectOf)[]

/** What of an order cannot be, in words. */
export function faultsOf(order: OrderBody, statesOf: RandomShop['statesOf']): string[] {
  return [
    ...unknownStates(order, statesOf),
    ...wrongTotals(order),
    ...wrongOrderState(order),
    ...wrongWork(order),
    ...leftOvers(order),
  ]
}

function unknownStates(order: OrderBody, statesOf: RandomShop['statesOf']): string[] {
  const all = [
    { object: 'Order', state: order.state },
    ...lists.flatMap(list => order[list].map(({ state }) => ({ object: objectOf[list], state }))),
  ]
  return all
    .filter(({ object, state }) => !statesOf(object).has(state))
    .map(({ object, state }) => `${object} has no state ${state}`)
}

function wrongTotals({ items, oneTimeTotal, recurringTotal }: OrderBody): string[] {
  const sum = (of: (item: OrderBody['items'][number]) => Amount) =>
    items.reduce((total, item) => total + of(item).amount, 0)
  return [
    { what: 'one-time', told: oneTimeTotal.amount, is: sum(({ oneTime }) => oneTime) },
    { what: 'monthly', told: recurringTotal.amount, is: sum(({ recurring }) => recurring) },
  ]
    .filter(({ told, is }) => told !== is)
    .map(({ what, told, is }) => `The ${what} total is ${told}, and the items sum up to ${is}`)
}

const notUnderWay = ['draft', 'acknowledged', 'accepted', 'rejected']

function wrongOrderState({ state, items }: OrderBody): string[] {
  if (notUnderWay.includes(state)) return []
  if (state === 'cancelled' && items.length === 0) return []
  const wanted = orderState(items.map(item => item.state))
  return state === wanted
    ? []
    : [`The order is ${state}, and its items make it ${wanted}: ${items.map(i => i.state)}`]
}

const over = ['completed', 'skipped', 'cancelled', 'undone']
const isOpen = ({ state }: { readonly state: string }) => !over.includes(state)

/** The work on an item goes along with the item. */
function wrongWork({ items, tasks }: OrderBody): string[] {
  return items.flatMap(({ id, state, offering }) => {
    const own = tasks.filter(({ item }) => item === id)
    const work = own.filter(({ kind }) => kind === 'work')
    const tell = (what: string) => `${offering} is ${state}, and ${what}: ${told(own)}`
    const faults: string[] = []
    if (['completed', 'cancelled', 'failed'].includes(state) && work.some(isOpen)) {
      faults.push(tell('some of its work is open'))
    }
    if (['completed', 'cancelled'].includes(state) && own.some(isOpen)) {
      faults.push(tell('a task of it is open'))
    }
    if (state === 'inProgress' && own.some(task => task.state === 'onHold')) {
      faults.push(tell('some of its work stands still'))
    }
    if (state === 'inProgress' && offering === 'circuit' && !own.some(isOpen)) {
      faults.push(tell('there is nothing left to do'))
    }
    if (['held', 'pending', 'assessingCancellation'].includes(state) && work.some(isBeingDone)) {
      faults.push(tell('some of its work goes on'))
    }
    return faults
  })
}

const isBeingDone = ({ state }: TaskBody) => state === 'ready' || state === 'inProgress'

function told(tasks: readonly TaskBody[]): string {
  return tasks.map(({ title, kind, state }) => `${title} (${kind}) ${state}`).join(', ')
}

const orderEnded = ['completed', 'partial', 'failed', 'cancelled', 'rejected']

/** What waits for an answer or a decision that nobody needs any more. */
function leftOvers(order: OrderBody): string[] {
  if (!orderEnded.includes(order.state)) return []
  const { supplements, cancellations, holds, acceptances } = order
  const charges = order.charges.filter(({ isBlocking }) => isBlocking)
  const all = { supplements, cancellations, holds, acceptances, charges }
  return Object.entries(all).flatMap(([list, parts]) =>
    parts
      .filter(({ state }) => undecided.includes(state))
      .map(({ state }) => `The order is ${order.state}, and there is left of ${list}: ${state}`),
  )
}

const undecided = [
  ...['assessing', 'assessingCharge', 'pending', 'awaitingResponse', 'open', 'awaiting'],
]
