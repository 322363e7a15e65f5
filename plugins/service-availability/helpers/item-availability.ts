import { bandwidthMbps } from './bandwidth.ts'

/** A qualification as the rules of an order look at it. */
export interface KnownQualification {
  readonly id: string
  readonly serviceabilityConfidence: 'green' | 'yellow' | 'red'
  readonly guaranteedUntilDate: string | null
  readonly bandwidthMbps: number | null
  readonly bandwidthCharacteristic: string | null
  /** Set where a survey found it. */
  readonly survey: string | null
  /** The state of a survey that was asked for because of it. */
  readonly surveyState: string | null
}

/** An item of an order at one of its ends, with what is known of the site there. */
export interface ItemAtSite {
  readonly item: string
  readonly name: string
  readonly action: 'add' | 'modify'
  readonly characteristics: Readonly<Record<string, unknown>>
  readonly site: string
  readonly siteName: string
  /** Whether a rule says how the offering is delivered: what has none is not bound to a network. */
  readonly hasRule: boolean
  /** The latest for each bandwidth, the newest first. */
  readonly qualifications: readonly KnownQualification[]
}

export type ItemVerdict = 'fine' | 'red' | 'surveyNeeded' | 'expired' | 'notQualified'

export interface VerdictTerms {
  readonly qualificationNeeded: string
  readonly yellowNeeds: string
  /** A calendar day: what is guaranteed until an earlier one no longer is. */
  readonly today: string
}

/**
 * What stands against ordering an item at its site. Pure.
 *
 * @example verdictOn(item, { qualificationNeeded: 'required', yellowNeeds: 'nothing', today })
 */
export function verdictOn(item: ItemAtSite, terms: VerdictTerms): ItemVerdict {
  const found = item.qualifications.find(qualification => covers(qualification, item))
  const isNew = item.action === 'add'
  if (!found) {
    const isMissing = isNew && item.hasRule && terms.qualificationNeeded === 'required'
    return isMissing ? 'notQualified' : 'fine'
  }
  if (found.serviceabilityConfidence === 'red') return 'red'
  if (found.guaranteedUntilDate !== null && found.guaranteedUntilDate < terms.today) {
    // The qualification of what is installed has had its time: it stands there.
    return isNew ? 'expired' : 'fine'
  }
  if (found.serviceabilityConfidence === 'green' || found.survey !== null) return 'fine'
  if (terms.yellowNeeds === 'nothing') return 'fine'
  const isUnderWay = terms.yellowNeeds === 'surveyRequested' && found.surveyState !== null
  return isUnderWay ? 'fine' : 'surveyNeeded'
}

/**
 * Whether a qualification tells something of the bandwidth that is ordered: what can be had faster can be
 * had slower, and what cannot be had slower cannot be had faster.
 */
function covers(qualification: KnownQualification, { characteristics }: ItemAtSite): boolean {
  const { bandwidthMbps: asked, bandwidthCharacteristic, serviceabilityConfidence } = qualification
  if (asked === null || bandwidthCharacteristic === null) return true
  const ordered = bandwidthMbps(characteristics[bandwidthCharacteristic])
  if (ordered === undefined || ordered === asked) return true
  return serviceabilityConfidence === 'red' ? ordered > asked : ordered < asked
}
