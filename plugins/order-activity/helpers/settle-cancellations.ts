import type { UnitOfWork } from 'plugboard'
import { openItems } from './hold-items.ts'

/** Ends the cancellation requests of an order whose items have all ended. */
export async function settleCancellations(uow: UnitOfWork, order: string): Promise<void> {
  for (const { id, state, items } of await uow.find('CancellationRequest', { order })) {
    if (state !== 'pending' || (await openItems(uow, order, items)).length > 0) continue
    await uow.perform({ object: 'CancellationRequest', id, transition: 'finish', as: 'system' })
  }
}
