import type { CommandStep, UnitOfWork } from 'plugboard'

/** Notes when an item was completed. */
export async function completeItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { telecom } = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
  telecom.completionDate = uow.now
}
