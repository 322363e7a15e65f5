import { type ProviderContext, port } from 'plugboard'
import { confirmedStates } from '../settings.ts'

export interface FirmOrderConfirmationContract {
  /**
   * Whether the carrier has confirmed when an order will be delivered.
   *
   * @param order its id; of one that is not there it is false
   */
  isConfirmed(order: string): Promise<boolean>
}

/**
 * Who knows of an order's firm order confirmation. Where no plugin does, it follows from the state: the
 * setting `customerSupport.confirmedStates` lists those of confirmed orders.
 */
export const FirmOrderConfirmation = port<FirmOrderConfirmationContract>('FirmOrderConfirmation', {
  title: 'Whether an order has its firm order confirmation',
  fallback: byState,
})

function byState({ reads, settings }: ProviderContext): FirmOrderConfirmationContract {
  return {
    async isConfirmed(order) {
      const [{ items }, states] = await Promise.all([
        reads.list('Order', { where: { id: order }, limit: 1 }),
        settings.get(confirmedStates),
      ])
      return items.some(({ state }) => states.includes(state))
    },
  }
}
