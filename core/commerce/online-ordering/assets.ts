import { port } from '../../plugin/port.ts'
import type { OfferingFault } from './offering-source.ts'
import type { RequestedItem } from './price-items.ts'
import type { PriceLine } from './price-line.ts'

/** What an item starts from that is about something which the customer has already. */
export interface ItemBasis {
  readonly name: string
  /** Its quantity, characteristics and parts as they are: what is asked for is merged into them (RFC 7396). */
  readonly item: Readonly<Record<string, unknown>>
  /**
   * The kinds of prices that are charged: what was paid once when it was new is not paid again. Where there
   * are none the offering need not be on sale any more.
   */
  readonly charges: readonly PriceLine['kind'][]
}

export interface AssetsContract {
  /**
   * Asked once for all items of a level, before they are priced: an answer for an item, in their order.
   * Undefined where an item is about nothing that is there.
   */
  of(
    items: readonly RequestedItem[],
    account: { readonly accountId: string; readonly now: string },
  ): Promise<readonly (ItemBasis | OfferingFault | undefined)[]>
}

/**
 * Who knows what customers have: an item that changes it tells only what becomes different, and one that
 * ends it costs nothing. Without a provider every item is something new.
 *
 * @example
 * provide(Assets, ({ reads }) => ({
 *   of: (items, { accountId }) => subscriptionsBehind(reads, items, accountId),
 * }))
 */
export const Assets = port<AssetsContract>('Assets', {
  title: 'What customers have already',
  fallback: () => ({ of: async items => items.map(() => undefined) }),
})
