import type { RecordOf, UnitOfWork } from 'plugboard'
import { kindWords } from '../objects/resource-kind.ts'
import type { Pool } from './pools.ts'
import { inventoryError } from './refusals.ts'
import { readValue } from './resource-value.ts'

export type Resource = RecordOf<'InventoryResource'>

/**
 * Chooses free resources of a pool and locks them. The pool is locked by now: nobody else chooses, and
 * what is seen is what there is.
 *
 * @returns the oldest, as many as are asked for
 * @throws INVENTORY_NOT_ENOUGH with how many there are
 */
export async function chooseFree(
  uow: UnitOfWork,
  { id: pool, kind, name }: Pool,
  quantity: number,
): Promise<readonly Resource[]> {
  const wanted = { pool, state: 'spare' }
  const found = await uow.find('InventoryResource', wanted, { lock: true, limit: quantity })
  if (found.length === quantity) return found
  const free = found.length
  throw inventoryError('INVENTORY_NOT_ENOUGH', {
    detail: `${free === 0 ? 'None' : `Only ${free}`} of the ${kindWords(kind)} of ${name} ${free === 1 ? 'is' : 'are'} free, and ${quantity} ${quantity === 1 ? 'is' : 'are'} asked for`,
    remedy: free === 0 ? 'Try another pool, or ask with an inventory request' : `Ask for ${free}`,
    errors: [{ pointer: '/quantity', message: `is more than the ${free} that are free` }],
    data: { pool, free, quantity },
  })
}

/**
 * Finds the resources of a pool that are wanted by name, and locks them in the order of their ids.
 *
 * @throws INVENTORY_UNKNOWN, INVENTORY_TAKEN with a pointer to each that is at fault
 */
export async function chooseByName(
  uow: UnitOfWork,
  { id: pool, kind, name }: Pool,
  wanted: readonly string[],
): Promise<readonly Resource[]> {
  const found = await Promise.all(
    wanted.map(async text => {
      const identity = readValue(kind, pool, text)?.identity
      return identity === undefined ? [] : uow.find('InventoryResource', { identity, pool })
    }),
  )
  const resources = found.map(([resource]) => resource)
  const missing = faultsOf(wanted, index => !resources[index], `is none of ${name}`)
  if (missing.length > 0) {
    throw inventoryError('INVENTORY_UNKNOWN', {
      detail: `${name} has no such ${kindWords(kind)}: ${missing.map(({ value }) => value).join(', ')}`,
      remedy: 'Name some that the pool has, or ask for a quantity',
      errors: missing,
    })
  }
  const there = resources.filter(resource => resource !== undefined)
  const locked = new Map<string, Resource>()
  for (const { id } of there.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    locked.set(id, await uow.load('InventoryResource', id))
  }
  const isTaken = (index: number) => locked.get(there[index]?.id ?? '')?.state !== 'spare'
  const taken = faultsOf(wanted, isTaken, 'is not free')
  if (taken.length === 0) return [...locked.values()]
  throw inventoryError('INVENTORY_TAKEN', {
    detail: `Not free: ${taken.map(({ value }) => value).join(', ')}`,
    remedy: 'Choose others, or ask for a quantity and take what there is',
    errors: taken,
  })
}

function faultsOf(
  wanted: readonly string[],
  isAtFault: (index: number) => boolean,
  message: string,
) {
  return wanted.flatMap((value, index) =>
    isAtFault(index) ? [{ pointer: `/wanted/${index}`, message, value }] : [],
  )
}
