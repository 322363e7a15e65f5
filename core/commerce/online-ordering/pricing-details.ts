import { port } from '../../plugin/port.ts'
import type { PricingPlace } from './offering-source.ts'
import type { RequestedItem } from './price-items.ts'

/** What prices may depend on besides what is configured. */
export interface PricingDetails {
  /** What kind of customer the account is. */
  readonly segment?: string
  /** Where each item is delivered to, in their order; nothing where nobody knows. */
  readonly places: readonly (PricingPlace | undefined)[]
}

export interface PricingDetailsContract {
  /** Asked once for all items of a level, before they are priced. */
  of(
    items: readonly RequestedItem[],
    account: { readonly accountId: string; readonly now: string },
  ): Promise<PricingDetails>
}

/**
 * Who knows where items go, and what kind of customer an account is: prices by region, site or segment
 * need it. Without a provider nobody does.
 *
 * @example
 * provide(PricingDetails, ({ reads }) => ({
 *   of: async items => ({ places: await placesOf(reads, items.map(({ delivery }) => delivery)) }),
 * }))
 */
export const PricingDetails = port<PricingDetailsContract>('PricingDetails', {
  title: 'Where items go, and what kind of customer an account is',
  fallback: () => ({ of: async items => ({ places: items.map(() => undefined) }) }),
})
