import { isPlugboardError, type UnitOfWork } from 'plugboard'

/**
 * Starts the acknowledged items of an order; those that have to wait for others are started behind them.
 *
 * @example await startWaitingItems(uow, order.id)
 */
export async function startWaitingItems(uow: UnitOfWork, order: string): Promise<void> {
  const { state } = await uow.load('Order', order)
  if (!started.includes(state)) return
  const items = await uow.find('OrderItem', { order })
  for (const { id, state } of items) {
    if (state === 'acknowledged') await startOrWait(uow, id)
  }
}

const started = ['inProgress', 'held', 'pending']

async function startOrWait(uow: UnitOfWork, id: string): Promise<void> {
  // One that was started with another one is no longer waiting.
  const { state } = await uow.load('OrderItem', id, { lock: false })
  if (state !== 'acknowledged') return
  try {
    await uow.perform({ object: 'OrderItem', id, transition: 'start', as: 'system' })
  } catch (error) {
    if (!isPlugboardError(error) || error.code !== 'TELECOM_COORDINATION_WAITS') throw error
    // Its timer is set anew: the delay may have begun.
    await uow.perform({ object: 'OrderItem', id, transition: 'lookAgain', as: 'system' })
  }
}
