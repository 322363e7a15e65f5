import { isPlugboardError, type UnitOfWork } from 'plugboard'

/**
 * Lets the work on an item that stands still go on, unless something else holds it: then it waits for that.
 *
 * @example await letItemGoOn(uow, charge.item)
 */
export async function letItemGoOn(uow: UnitOfWork, id: string): Promise<void> {
  const { state } = await uow.load('OrderItem', id, { lock: false })
  if (state !== 'held' && state !== 'pending') return
  try {
    await uow.perform({ object: 'OrderItem', id, transition: 'resume', as: 'system' })
  } catch (error) {
    if (!isPlugboardError(error) || error.code !== 'ORDER_ITEM_WAITS') throw error
    const next = placeToWait(error.details.data)
    if (next === state) return
    const transition = next === 'pending' ? 'pend' : 'hold'
    await uow.perform({ object: 'OrderItem', id, transition, input: {}, as: 'system' })
  }
}

/** The rule that refuses says where the item waits. */
function placeToWait(data: { readonly reason?: unknown } = {}): 'pending' | 'held' {
  const { state } = (data.reason ?? {}) as { readonly state?: unknown }
  return state === 'pending' ? 'pending' : 'held'
}
