import type { CommandStep, UnitOfWork } from 'plugboard'
import { loadItem } from '../helpers/load-item.ts'

/** Gives the product of an item its circuit id, for whoever has the order before them. */
export async function assignCircuitIdOfItem(
  uow: UnitOfWork,
  { id, input }: CommandStep,
): Promise<void> {
  const { inventory } = await loadItem(uow, id)
  await uow.perform({
    ...{ object: 'Product', transition: 'assignCircuitId', as: 'system', input },
    id: inventory?.product as string,
  })
}
