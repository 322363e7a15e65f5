import type { CommandStep, UnitOfWork } from 'plugboard'

/** Acknowledges an order's items with it, and keeps the term that each is submitted with. */
export async function acknowledgeItems(uow: UnitOfWork, { id: order }: CommandStep): Promise<void> {
  for (const { id, characteristics } of await uow.find('OrderItem', { order })) {
    const { term } = characteristics
    if (typeof term === 'number' && Number.isInteger(term)) {
      const { telecom } = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
      telecom.term = term
    }
    await uow.perform({ object: 'OrderItem', id, transition: 'acknowledge', as: 'system' })
  }
}
