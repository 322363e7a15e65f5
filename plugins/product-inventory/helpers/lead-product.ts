import type { UnitOfWork } from 'plugboard'
import type { ItemInput } from '../commands/product-life-cycle.ts'

/**
 * Leads a product on by the first of some transitions that starts where it stands.
 *
 * @param wanted the transitions of `Product`, each of which is a capability of its own name
 * @returns whether there was one
 * @example await leadProduct(uow, product, ['beginTermination', 'beginTerminationOfSuspended'], { item })
 */
export async function leadProduct(
  uow: UnitOfWork,
  id: string,
  wanted: readonly string[],
  input: ItemInput,
): Promise<boolean> {
  const { state } = await uow.load('Product', id)
  const transition = wanted.find(name => uow.can('Product', state, name))
  if (transition === undefined) return false
  await uow.perform({ object: 'Product', id, transition, input, as: 'system' })
  return true
}
