import type { FieldError } from '../../errors.ts'
import { port } from '../../plugin/port.ts'

/** What somebody wants to order. */
export interface OfferingRequest {
  /** The offering's key, such as `dedicated-internet`. */
  readonly offering: string
  readonly quantity: number
  readonly characteristics: Readonly<Record<string, unknown>>
}

export interface PricingContext {
  readonly accountId: string
  /** ISO 4217; amounts are wanted in it. */
  readonly currency: string
  /** The moment, ISO 8601 in UTC: what is not on sale then is unknown. */
  readonly now: string
}

/** An offering as it is sold: what the order item records. Amounts are in minor units, for one. */
export interface PricedOffering {
  readonly name: string
  readonly currency: string
  readonly oneTime: number
  /** A month. */
  readonly recurring: number
  /** The characteristics with defaults filled in. */
  readonly characteristics: Readonly<Record<string, unknown>>
  /** What a bundle brings along. */
  readonly includes?: readonly OfferingRequest[]
}

/** Why an offering cannot be had like this; pointers start at the request (`/characteristics/format`). */
export interface OfferingFault {
  readonly errors: readonly FieldError[]
}

export interface OfferingSummary {
  readonly offering: string
  readonly name: string
  readonly description?: string
  /** What may be configured, as a JSON Schema of type object: forms are made of it. */
  readonly characteristics?: Readonly<Record<string, unknown>>
}

export interface OfferingSourceContract {
  /** Prices many at once: an answer for a request, in their order. */
  price(
    requests: readonly OfferingRequest[],
    context: PricingContext,
  ): Promise<readonly (PricedOffering | OfferingFault)[]>
  /** What is on sale, for pages. */
  list(context: PricingContext): Promise<readonly OfferingSummary[]>
}

/** Where offerings and their prices come from. A price in a request is never looked at. */
export const OfferingSource = port<OfferingSourceContract>('OfferingSource', {
  title: 'Offerings and their prices',
})

export function isOfferingFault(answer: PricedOffering | OfferingFault): answer is OfferingFault {
  return 'errors' in answer
}
