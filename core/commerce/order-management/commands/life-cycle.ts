import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { CommandStep } from '../../../transition/definition.ts'
import { sumUpOrder } from '../helpers/sum-up-order.ts'

/** Notes when the customer handed the order over, with the amounts as its items stand then. */
export async function submitOrder(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const order = await uow.load('Order', id)
  await sumUpOrder(uow, order)
  order.submittedAt = uow.now
}

export async function completeOrder(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const order = await uow.load('Order', id)
  order.completedAt = uow.now
  await takeItemsAlong(uow, id, 'complete')
}

export async function cancelOrder(uow: UnitOfWork, step: ClosingStep): Promise<void> {
  await noteReason(uow, step)
  await takeItemsAlong(uow, step.id, 'cancel')
}

export async function rejectOrder(uow: UnitOfWork, step: ClosingStep): Promise<void> {
  await noteReason(uow, step)
  await takeItemsAlong(uow, step.id, 'reject')
}

type ClosingStep = CommandStep<{ readonly reason?: string } | undefined>

/** Notes why an order ended without being fulfilled. */
async function noteReason(uow: UnitOfWork, { id, input }: ClosingStep): Promise<void> {
  if (!input?.reason) return
  const order = await uow.load('Order', id)
  order.closingReason = input.reason
}

/**
 * Items that have come to their own end already stay as they are. The newest go first: what stands below a
 * bundle, or leans on an earlier item, ends before it.
 */
async function takeItemsAlong(uow: UnitOfWork, order: string, transition: string): Promise<void> {
  for (const { id, state } of (await uow.find('OrderItem', { order })).toReversed()) {
    if (!uow.can('OrderItem', state, transition)) continue
    await uow.perform({ object: 'OrderItem', id, transition, as: 'system' })
  }
}
