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
}

/** Notes why an order ended without being fulfilled. */
export async function closeOrder(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reason?: string } | undefined>,
): Promise<void> {
  if (!input?.reason) return
  const order = await uow.load('Order', id)
  order.closingReason = input.reason
}
