import { type Money, port } from 'plugboard'
import { footprintAvailability } from '../helpers/footprint-availability.ts'

export type ServiceabilityConfidence = 'green' | 'yellow' | 'red'

/** Where a service is wanted. Coordinates are decimal degrees in WGS 84, as text. */
export interface AvailabilityPlace {
  readonly streetNumber?: string | null
  readonly streetName?: string | null
  readonly addressLine?: string | null
  readonly locality: string
  readonly region?: string | null
  readonly postalCode?: string | null
  readonly country: string
  readonly latitude?: string | null
  readonly longitude?: string | null
}

/** Whether this offering, configured like this, can be delivered there. */
export interface AvailabilityQuestion {
  /** The offering's key. */
  readonly offering: string
  readonly characteristics: Readonly<Record<string, unknown>>
  readonly place: AvailabilityPlace
}

/** Why an answer is as it is. */
export interface AvailabilityReason {
  /** In camelCase, such as `nearNet` or `capacityShort`. */
  readonly code: string
  /** A sentence for the reader. */
  readonly message: string
}

/** What could be had where the answer is not green. */
export interface AvailabilityAlternative {
  readonly kind: 'bandwidth' | 'technology' | 'offering'
  readonly offering: string
  readonly technology: string
  readonly serviceabilityConfidence: ServiceabilityConfidence
  readonly bandwidthMbps?: number
  /** In business days. */
  readonly installationInterval?: number
}

export interface AvailabilityAnswer {
  readonly serviceabilityConfidence: ServiceabilityConfidence
  readonly reasons: readonly AvailabilityReason[]
  readonly alternatives: readonly AvailabilityAlternative[]
  /** Whether somebody has to look at the site first. */
  readonly surveyNeeded: boolean
  readonly technology?: string
  /** In business days; with a red answer there is none. */
  readonly installationInterval?: number
  /** A calendar day; with a red answer there is none. */
  readonly guaranteedUntilDate?: string
  readonly constructionEstimate?: Money
  /** The characteristic that says the bandwidth, and the one that was asked for in Mbit/s. */
  readonly bandwidthCharacteristic?: string
  readonly bandwidthMbps?: number
  /** Who would deliver the access, where that is another carrier. */
  readonly accessProvider?: string
}

export interface AvailabilityProviderContract {
  /** Who answers: recorded with every answer. */
  readonly name: string
  /**
   * Answers many questions at once, an answer for a question, in their order. What it cannot place or
   * does not know is red with a reason, not an exception.
   *
   * @param context.now the moment, ISO 8601 in UTC
   */
  qualify(
    questions: readonly AvailabilityQuestion[],
    context: { readonly now: string },
  ): Promise<readonly AvailabilityAnswer[]>
}

/**
 * Who knows where services can be delivered. Without a provider it is the footprint in the tables; a
 * carrier with a system for it provides the port with a client of that system.
 */
export const AvailabilityProvider = port<AvailabilityProviderContract>('AvailabilityProvider', {
  title: 'Where offerings can be delivered',
  fallback: footprintAvailability,
})
