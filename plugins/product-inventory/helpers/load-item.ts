import type { RecordOf, UnitOfWork } from 'plugboard'

/** An item with all that is told of the service. */
export type ServiceItem = RecordOf<'OrderItem', 'telecom' | 'inventory'>

/**
 * An item whose order is locked, which is the lock of its items.
 *
 * @throws NOT_FOUND
 * @example const { telecom, inventory } = await loadItem(uow, id)
 */
export function loadItem(uow: UnitOfWork, id: string): Promise<ServiceItem> {
  return uow.load('OrderItem', id, { parts: ['telecom', 'inventory'], lock: false })
}
