import { isPlugboardError, type RecordOf, type UnitOfWork } from 'plugboard'
import { referenceInvalid } from './refusals.ts'

export type Pool = RecordOf<'ResourcePool'>

/**
 * The pool that a request names.
 *
 * @param lock queues up at it: whoever takes resources of the pool has them one after the other
 * @throws REFERENCE_INVALID
 */
export async function loadPool(
  uow: UnitOfWork,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<Pool> {
  try {
    return await uow.load('ResourcePool', id, { lock: options.lock ?? false })
  } catch (error) {
    if (isPlugboardError(error) && error.code === 'NOT_FOUND')
      throw referenceInvalid('/pool', 'pool')
    throw error
  }
}

/** @throws REFERENCE_INVALID */
export async function poolByKey(uow: UnitOfWork, key: string): Promise<Pool> {
  const [pool] = await uow.find('ResourcePool', { key }, { limit: 1 })
  if (!pool) throw referenceInvalid('/pool', `pool as "${key}"`)
  return pool
}
