import type { CommandStep, Money, UnitOfWork } from 'plugboard'
import { surveyedFields } from '../helpers/surveyed-fields.ts'

export interface SurveyResult {
  readonly serviceabilityConfidence: 'green' | 'yellow' | 'red'
  readonly findings: string
  readonly installationInterval?: number
  readonly guaranteedUntilDate?: string
  readonly constructionEstimate?: Money
}

/** What the surveyor found becomes a qualification of its own, newer than the one that asked for it. */
export async function completeSurvey(
  uow: UnitOfWork,
  { id, input }: CommandStep<SurveyResult>,
): Promise<{ readonly qualification: string }> {
  const survey = await uow.load('SiteSurvey', id)
  survey.findings = input.findings
  const asked = await uow.load('OfferingQualification', survey.qualification)
  const made = await uow.perform({
    ...{ object: 'OfferingQualification', transition: 'recordSurvey', as: 'system' },
    input: surveyedFields(asked, { survey: id, now: uow.now, ...input }),
  })
  return { qualification: made.id }
}

/** Notes on which day somebody comes. */
export async function scheduleSurvey(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly scheduledFor: string }>,
): Promise<void> {
  const survey = await uow.load('SiteSurvey', id)
  survey.scheduledFor = input.scheduledFor
}
