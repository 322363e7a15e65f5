import type { AvailabilityAlternative, AvailabilityAnswer } from '../ports/availability-provider.ts'
import { bandwidthMbps } from './bandwidth.ts'
import {
  confidences,
  type EvaluatedOption,
  evaluateOption,
  type NetworkOption,
  type ServiceabilityRuleFields,
} from './evaluate-option.ts'
import { matchingRules } from './matching-rules.ts'

/** An offering as it is wanted at a site that the network reaches like this. */
export interface Serviceability {
  readonly offering: string
  readonly characteristics: Readonly<Record<string, unknown>>
  readonly options: readonly NetworkOption[]
}

/** More would not be read. */
const mostAlternatives = 5

/**
 * Answers by the rules whether an offering can be delivered. Pure.
 *
 * @param rules all of them: alternatives are looked for among other offerings, too
 * @param now ISO 8601 in UTC
 */
export function evaluateServiceability(
  rules: readonly ServiceabilityRuleFields[],
  wanted: Serviceability,
  now: string,
): AvailabilityAnswer {
  const own = matchingRules(rules, wanted.offering)
  const asked = bandwidthOf(own, wanted.characteristics)
  const evaluated = evaluateAll(own, wanted.options, asked?.bandwidthMbps)
  const [best] = evaluated
  if (!best) {
    const reason =
      own.size === 0
        ? { code: 'noRule', message: `No rule says how ${wanted.offering} is delivered` }
        : { code: 'outsideFootprint', message: 'The network does not reach this address' }
    return {
      ...{ serviceabilityConfidence: 'red', reasons: [reason], surveyNeeded: false },
      alternatives: alternativesTo(rules, wanted, undefined, []),
      ...asked,
    }
  }
  const { confidence, option, rule, construction } = best
  return {
    serviceabilityConfidence: confidence,
    reasons: best.reasons,
    surveyNeeded: confidence === 'yellow',
    technology: option.technology,
    alternatives: alternativesTo(rules, wanted, best, evaluated.slice(1)),
    ...asked,
    ...(option.provider ? { accessProvider: option.provider } : {}),
    ...(construction ? { constructionEstimate: construction } : {}),
    ...(confidence === 'red'
      ? {}
      : {
          installationInterval: best.installationInterval,
          guaranteedUntilDate: dayAfter(now, rule.guaranteeDays),
        }),
  }
}

/** Each option by the rule of its technology, the best first. */
function evaluateAll(
  rules: ReadonlyMap<string, ServiceabilityRuleFields>,
  options: readonly NetworkOption[],
  wantedMbps: number | undefined,
): EvaluatedOption[] {
  const evaluated = options.flatMap(option => {
    const rule = rules.get(option.technology)
    return rule ? [evaluateOption(rule, option, wantedMbps)] : []
  })
  return evaluated.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.rule.preference - other.rule.preference ||
      one.installationInterval - other.installationInterval ||
      one.option.distanceMetres - other.option.distanceMetres,
  )
}

const rank = ({ confidence }: EvaluatedOption) => confidences.indexOf(confidence)

/** What the rules take for the bandwidth; they may differ by technology, and the first that finds one counts. */
function bandwidthOf(
  rules: ReadonlyMap<string, ServiceabilityRuleFields>,
  characteristics: Serviceability['characteristics'],
) {
  for (const { bandwidthCharacteristic } of rules.values()) {
    const mbps = bandwidthMbps(characteristics[bandwidthCharacteristic])
    if (mbps !== undefined) return { bandwidthCharacteristic, bandwidthMbps: mbps }
  }
  return undefined
}

/** What is better than the best answer: less bandwidth, another technology, another offering. */
function alternativesTo(
  rules: readonly ServiceabilityRuleFields[],
  { offering, characteristics, options }: Serviceability,
  best: EvaluatedOption | undefined,
  others: readonly EvaluatedOption[],
): AvailabilityAlternative[] {
  const atLeast = best ? rank(best) : confidences.length - 1
  if (atLeast === 0) return []
  const own = matchingRules(rules, offering)
  const asked = bandwidthOf(own, characteristics)?.bandwidthMbps
  const isBetter = (one: EvaluatedOption) => rank(one) < atLeast

  const slower = [...own.values()].flatMap(rule => {
    const steps = rule.bandwidthSteps.filter(step => asked !== undefined && step < asked)
    const usable = steps
      .sort((one, other) => other - one)
      .flatMap(step =>
        evaluateAll(new Map([[rule.technology, rule]]), options, step)
          .filter(isBetter)
          .slice(0, 1)
          .map(found => alternative('bandwidth', offering, found, step)),
      )
    return usable.slice(0, 1)
  })
  // Two technologies that are equally good are a choice as well, where neither is green.
  const byOthers = others
    .filter(({ confidence, option }) => {
      return confidence !== 'red' && option.technology !== best?.option.technology
    })
    .map(found => alternative('technology', offering, found, asked))
  const keys = new Set(rules.map(rule => rule.offering).filter(key => !key.endsWith('*')))
  keys.delete(offering)
  const otherOfferings = [...keys].flatMap(key => {
    const rulesOfOther = matchingRules(rules, key)
    const found = evaluateAll(rulesOfOther, options, asked).find(isBetter)
    return found ? [alternative('offering', key, found, asked)] : []
  })
  return [...slower, ...byOthers, ...otherOfferings].slice(0, mostAlternatives)
}

function alternative(
  kind: AvailabilityAlternative['kind'],
  offering: string,
  { confidence, option, installationInterval }: EvaluatedOption,
  bandwidth: number | undefined,
): AvailabilityAlternative {
  return {
    ...{ kind, offering, installationInterval, technology: option.technology },
    serviceabilityConfidence: confidence,
    ...(bandwidth === undefined ? {} : { bandwidthMbps: bandwidth }),
  }
}

function dayAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)
}
