import type { FieldsOf, Money } from 'plugboard'
import type {
  AvailabilityReason,
  ServiceabilityConfidence,
} from '../ports/availability-provider.ts'
import { bandwidthText } from './bandwidth.ts'

/** What of a rule the evaluation looks at. */
export type ServiceabilityRuleFields = FieldsOf<'ServiceabilityRule'>

/** A way in which the network could reach a site. */
export interface NetworkOption {
  readonly technology: string
  /** How it was found: the building itself, a neighbour, or the area. */
  readonly source: 'building' | 'neighbour' | 'area'
  readonly distanceMetres: number
  readonly capacityMbps?: number | null
  readonly portsLeft?: number | null
  readonly maxBandwidthMbps?: number | null
  readonly provider?: string | null
}

/** What a rule says of an option. */
export interface EvaluatedOption {
  readonly rule: ServiceabilityRuleFields
  readonly option: NetworkOption
  readonly confidence: ServiceabilityConfidence
  readonly reasons: readonly AvailabilityReason[]
  /** In business days. */
  readonly installationInterval: number
  readonly construction?: Money
}

/** Better first. */
export const confidences: readonly ServiceabilityConfidence[] = ['green', 'yellow', 'red']

/** The worse of what several things say. */
export function worst(...all: readonly ServiceabilityConfidence[]): ServiceabilityConfidence {
  return confidences[Math.max(0, ...all.map(one => confidences.indexOf(one)))] ?? 'red'
}

type Finding = AvailabilityReason & { readonly confidence: ServiceabilityConfidence }

/**
 * Judges one option by its rule. Pure: a greater distance, a higher bandwidth or less capacity never
 * makes it better.
 *
 * @param wantedMbps undefined where no bandwidth was asked for
 * @example evaluateOption(rule, { technology: 'fiber', source: 'building', distanceMetres: 0 }, 1_000)
 */
export function evaluateOption(
  rule: ServiceabilityRuleFields,
  option: NetworkOption,
  wantedMbps: number | undefined,
): EvaluatedOption {
  const findings = [
    byDistance(rule, option),
    ...byBandwidth(rule, option, wantedMbps),
    ...byCapacity(rule, option, wantedMbps),
  ]
  const confidence = worst(...findings.map(finding => finding.confidence))
  const construction = confidence === 'yellow' ? constructionOf(rule, option) : undefined
  return {
    rule,
    option,
    confidence,
    reasons: findings.map(({ code, message }) => ({ code, message })),
    installationInterval: intervalOf(rule, option.distanceMetres),
    ...(construction ? { construction } : {}),
  }
}

function byDistance(rule: ServiceabilityRuleFields, option: NetworkOption): Finding {
  const { distanceMetres, technology } = option
  const away = `${distanceMetres} m from the site (${technology})`
  if (distanceMetres > rule.yellowMetres) {
    const message = `The network is ${away}, and not extended farther than ${rule.yellowMetres} m`
    return { code: 'beyondReach', message, confidence: 'red' }
  }
  if (distanceMetres > rule.greenMetres) {
    const message = `The network is ${away}: a survey has to say what it takes to extend it`
    return { code: 'nearNet', message, confidence: 'yellow' }
  }
  const message =
    distanceMetres === 0 ? `The site is on net (${technology})` : `The network is ${away}`
  return { code: distanceMetres === 0 ? 'onNet' : 'withinReach', message, confidence: 'green' }
}

function byBandwidth(
  rule: ServiceabilityRuleFields,
  option: NetworkOption,
  wanted: number | undefined,
): Finding[] {
  const most = Math.min(
    rule.maxBandwidthMbps ?? Number.POSITIVE_INFINITY,
    option.maxBandwidthMbps ?? Number.POSITIVE_INFINITY,
  )
  if (wanted === undefined || wanted <= most) return []
  const message = `${option.technology} reaches ${bandwidthText(most)} here, not ${bandwidthText(wanted)}`
  return [{ code: 'bandwidthBeyondTechnology', message, confidence: 'red' }]
}

function byCapacity(
  { whenFull }: ServiceabilityRuleFields,
  { capacityMbps, portsLeft, technology }: NetworkOption,
  wanted: number | undefined,
): Finding[] {
  const findings: Finding[] = []
  if (typeof capacityMbps === 'number' && (wanted === undefined ? 1 : wanted) > capacityMbps) {
    const message = `${bandwidthText(capacityMbps)} of ${technology} are left here`
    findings.push({ code: 'capacityShort', message, confidence: whenFull })
  }
  if (portsLeft === 0) {
    const message = `No port of ${technology} is left here`
    findings.push({ code: 'noPortLeft', message, confidence: whenFull })
  }
  return findings
}

/** Of the bands the first that reaches so far; the last holds beyond it. */
function intervalOf({ intervals }: ServiceabilityRuleFields, distance: number): number {
  const band = intervals.find(({ upToMetres }) => distance <= upToMetres) ?? intervals.at(-1)
  return band?.businessDays ?? 0
}

function constructionOf(
  { constructionFixed, constructionPerMetre }: ServiceabilityRuleFields,
  { distanceMetres }: NetworkOption,
): Money | undefined {
  const currency = constructionFixed?.currency ?? constructionPerMetre?.currency
  if (currency === undefined) return undefined
  const byMetre = (constructionPerMetre?.amount ?? 0) * distanceMetres
  return { amount: (constructionFixed?.amount ?? 0) + byMetre, currency }
}
