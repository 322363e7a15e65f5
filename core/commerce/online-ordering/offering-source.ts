import type { FieldError } from '../../errors.ts'
import { port } from '../../plugin/port.ts'
import type { PriceLine } from './price-line.ts'

/** What somebody wants to order. */
export interface OfferingRequest {
  /** The offering's key, such as `dedicated-internet`. */
  readonly offering: string
  readonly quantity: number
  readonly characteristics: Readonly<Record<string, unknown>>
  /** Where it is delivered to, as far as the caller knows. */
  readonly place?: PricingPlace
}

/** What prices may depend on of a place. */
export interface PricingPlace {
  /** The id of a site. */
  readonly site?: string
  /** ISO 3166-1, such as `US`. */
  readonly country?: string
  /** ISO 3166-2, such as `US-CA`, or a name of one's own. */
  readonly region?: string
  readonly postalCode?: string
}

export interface PricingContext {
  readonly accountId: string
  /** ISO 4217; amounts are wanted in it. */
  readonly currency: string
  /** The moment, ISO 8601 in UTC: what is not on sale then is unknown. */
  readonly now: string
  /** What kind of customer the account is, such as `wholesale` or `enterprise`. */
  readonly segment?: string
}

/** An offering as it is sold: what the order item records. Amounts are in minor units, for one. */
export interface PricedOffering {
  readonly name: string
  readonly currency: string
  readonly oneTime: number
  /** A month. */
  readonly recurring: number
  /** What these amounts are made of, and the rates of usage; one price of each kind where absent. */
  readonly lines?: readonly PriceLine[]
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

export function isOfferingFault(answer: object): answer is OfferingFault {
  return 'errors' in answer
}
