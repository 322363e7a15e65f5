import type { UnitOfWork } from 'plugboard'

/**
 * Makes a locked order's expected date the latest of its items'.
 *
 * @example await expectOrder(uow, item.order)
 */
export async function expectOrder(uow: UnitOfWork, order: string): Promise<void> {
  const dates: string[] = []
  for (const { id } of await uow.find('OrderItem', { order })) {
    const { telecom } = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
    if (telecom.expectedCompletionDate) dates.push(telecom.expectedCompletionDate)
  }
  const latest = dates.sort().at(-1)
  if (latest === undefined) return
  await uow.setPart('Order', order, 'telecom', { expectedCompletionDate: latest })
}
