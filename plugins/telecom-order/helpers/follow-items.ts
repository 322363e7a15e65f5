import { type CommandStep, isPlugboardError, type UnitOfWork } from 'plugboard'
import { type FollowedState, hasEnded, orderState } from './order-state.ts'
import { startWaitingItems } from './start-items.ts'

/** By which transition of the order it comes to where its items are. */
const ways: Readonly<Record<FollowedState, string>> = {
  inProgress: 'resume',
  held: 'hold',
  pending: 'pend',
  assessingCancellation: 'assessCancellation',
  pendingCancellation: 'pendCancellation',
  completed: 'complete',
  partial: 'completePartially',
  failed: 'fail',
  cancelled: 'endCancelled',
}

/** Before these an order does not follow yet, unless all of its items have ended. */
const notYet = ['draft', 'acknowledged', 'accepted']

/** Has the bundle, then the order of an item follow what has become of it: an effect behind its transitions. */
export async function followItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const item = await uow.load('OrderItem', id, { lock: false })
  if (item.parent !== undefined && hasEnded(item.state)) await completeBundle(uow, item.parent)
  await startWaitingItems(uow, item.order)
  await followItems(uow, item.order)
}

/**
 * Leads a locked order to where its items together are; does nothing while a transition of the order
 * itself takes them along.
 *
 * @example await followItems(uow, item.order)
 */
export async function followItems(uow: UnitOfWork, id: string): Promise<void> {
  if (uow.isUnderWay('Order', id)) return
  const order = await uow.load('Order', id)
  const items = await uow.find('OrderItem', { order: id })
  const wanted = orderState(items.map(({ state }) => state))
  if (wanted === order.state) return
  const isOver = items.every(({ state }) => hasEnded(state))
  if (notYet.includes(order.state) && !isOver) return
  await uow.perform({
    ...{ object: 'Order', id, transition: ways[wanted], as: 'system' },
    input: {},
  })
}

/** A bundle is done when all that it brings along is, unless it has work of its own left. */
async function completeBundle(uow: UnitOfWork, id: string): Promise<void> {
  const bundle = await uow.load('OrderItem', id, { lock: false })
  if (!uow.can('OrderItem', bundle.state, 'complete')) return
  try {
    await uow.perform({ object: 'OrderItem', id, transition: 'complete', as: 'system' })
  } catch (error) {
    // Something of it is still to come; whoever does that completes it.
    if (!isPlugboardError(error)) throw error
  }
}
