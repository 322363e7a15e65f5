import type { FieldsOf, RecordOf } from 'plugboard'
import type { SurveyResult } from '../commands/complete-survey.ts'

/** What is kept of a survey's result: the question as it was, and what was found at the site. */
export function surveyedFields(
  asked: RecordOf<'OfferingQualification'>,
  result: SurveyResult & { readonly survey: string; readonly now: string },
): FieldsOf<'OfferingQualification'> {
  const { serviceabilityConfidence, findings, survey, now } = result
  const { account, offering, characteristics, technology } = asked
  const question = defined({
    ...{ site: asked.site, address: asked.address, technology },
    bandwidthCharacteristic: asked.bandwidthCharacteristic,
    bandwidthMbps: asked.bandwidthMbps,
    accessProvider: asked.accessProvider,
  })
  const promise = defined({
    installationInterval: result.installationInterval,
    guaranteedUntilDate: result.guaranteedUntilDate,
    constructionEstimate: result.constructionEstimate,
  })
  return {
    ...{ account, offering, characteristics, serviceabilityConfidence, survey },
    ...question,
    ...(serviceabilityConfidence === 'red' ? {} : promise),
    reasons: [{ code: 'surveyed', message: findings }],
    alternatives: serviceabilityConfidence === 'green' ? [] : asked.alternatives,
    ...{ surveyNeeded: false, provider: 'site survey', checkedAt: now },
  }
}

type Defined<Values> = { [K in keyof Values]?: NonNullable<Values[K]> }

/** Without what is not there. */
function defined<Values extends object>(values: Values): Defined<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(given) as Defined<Values>
}
