import type { Static } from 'typebox'
import { port } from '../../plugin/port.ts'
import type { TaxLine } from '../order-management/order.ts'
import type { PricingContext } from './offering-source.ts'

export interface TaxableLine {
  readonly offering: string
  /** In minor units, for the whole quantity. */
  readonly oneTime: number
  readonly recurring: number
}

export interface TaxContract {
  /** The tax lines of each line, in their order. */
  assess(
    lines: readonly TaxableLine[],
    context: PricingContext,
  ): Promise<readonly (readonly Static<typeof TaxLine>[])[]>
}

/** Who knows the taxes; without a provider there are none, as where the invoice adds them. */
export const Tax = port<TaxContract>('Tax', {
  title: 'Tax lines',
  fallback: () => ({ assess: async lines => lines.map(() => []) }),
})
