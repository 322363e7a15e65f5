import type { UnitOfWork } from 'plugboard'

/** The kind of request that has not been decided and concerns an item, where there is one. */
export async function pendingRequest(
  uow: UnitOfWork,
  id: string,
): Promise<'Supplement' | 'CancellationRequest' | undefined> {
  const { order } = await uow.load('OrderItem', id, { lock: false })
  const undecided = ['assessing', 'assessingCharge']
  for (const { state, items } of await uow.find('CancellationRequest', { order })) {
    if (undecided.includes(state) && (!items || items.includes(id))) return 'CancellationRequest'
  }
  for (const supplement of await uow.find('Supplement', { order })) {
    const { state, requestedCompletionDate, changes } = supplement
    const concerns = requestedCompletionDate || changes.some(({ item }) => item === id)
    if (undecided.includes(state) && concerns) return 'Supplement'
  }
  return undefined
}

/** Whether a blocking charge of an item, or of its whole order, waits for its answer. */
export async function isHeldByCharge(uow: UnitOfWork, id: string): Promise<boolean> {
  const { order } = await uow.load('OrderItem', id, { lock: false })
  const charges = await uow.find('OrderCharge', { order, state: 'awaitingResponse' })
  return charges.some(({ isBlocking, item }) => isBlocking && (!item || item === id))
}
