import { port } from '../../plugin/port.ts'
import { discountedLines } from './discounted-lines.ts'
import type { OfferingFault, OfferingRequest, PricingContext } from './offering-source.ts'
import type { PriceLine } from './price-line.ts'
import { priceRounding } from './rounding.ts'

/** A discount that a seller wants to give: a share or an amount. */
export interface WantedDiscount {
  /** The key of a discount that may be given; a seller's own where absent. */
  readonly discount?: string
  readonly kind: PriceLine['kind']
  /** In per cent, as a decimal with up to four digits behind the point: `12.5`. */
  readonly percentage?: string
  /** In minor units, for one of the item; not of usage. */
  readonly amount?: number
  /** What it is called; the discount's own name, or `Discount`, where absent. */
  readonly name?: string
}

/** An item as it is priced, and what is to be taken off. */
export interface DiscountRequest {
  readonly item: OfferingRequest
  /** Its lines without what a seller takes off. */
  readonly lines: readonly PriceLine[]
  readonly discounts: readonly WantedDiscount[]
}

/** What a seller may not give alone. */
export interface DiscountApproval {
  readonly kind: PriceLine['kind']
  /** All that is taken off the prices of the kind, in per cent. */
  readonly percentage: string
  /** Up to which it could be given without approval. */
  readonly approvalLimit: string
}

/** An item with its discounts. Amounts are in minor units, for one. */
export interface DiscountedItem {
  readonly lines: readonly PriceLine[]
  readonly oneTime: number
  readonly recurring: number
  /** Empty where nobody has to approve. */
  readonly approvals: readonly DiscountApproval[]
}

export interface DiscountsContract {
  /** An answer for each request, in their order; pointers of faults start at it (`/discounts/0/percentage`). */
  discount(
    requests: readonly DiscountRequest[],
    context: PricingContext,
  ): Promise<readonly (DiscountedItem | OfferingFault)[]>
}

/**
 * What a discount makes of prices, and whether somebody has to approve it. Without a provider a seller may
 * take off anything, and all of it wants approval.
 *
 * @example
 * const [answer] = await ports.get(Discounts).discount(
 *   [{ item, lines, discounts: [{ kind: 'recurring', percentage: '10' }] }],
 *   context,
 * )
 */
export const Discounts = port<DiscountsContract>('Discounts', {
  title: 'What a discount makes of prices, and who has to approve it',
  fallback: ({ settings }) => ({
    async discount(requests) {
      const rounding = await settings.get(priceRounding)
      return requests.map(({ lines, discounts }) =>
        discountedLines(
          lines,
          discounts.map(wanted => ({ wanted, name: 'Discount', approvalLimit: '0' })),
          rounding,
        ),
      )
    },
  }),
})
