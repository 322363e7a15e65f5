import { allow, refuse, rule } from 'plugboard'
import type { SurveyResult } from '../commands/complete-survey.ts'

/** Who may order at once wants to know by when and until when. */
export const surveyIsConclusive = rule<Record<never, never>, SurveyResult>({
  name: 'surveyIsConclusive',
  code: 'AVAILABILITY_SURVEY_INCOMPLETE',
  title: 'A site that can be served has an interval and a date until which it holds',
  facts: {},
  decide: ({ input, now }) => {
    if (!input || input.serviceabilityConfidence === 'red') return allow
    const { installationInterval, guaranteedUntilDate } = input
    const errors = [
      ...(installationInterval === undefined ? [needed('/installationInterval')] : []),
      ...(guaranteedUntilDate === undefined ? [needed('/guaranteedUntilDate')] : []),
      ...(guaranteedUntilDate !== undefined && guaranteedUntilDate < now.slice(0, 10)
        ? [{ pointer: '/guaranteedUntilDate', message: 'has passed' }]
        : []),
    ]
    if (errors.length === 0) return allow
    return refuse('The result does not say by when the service can be had, or until when', {
      errors,
    })
  },
})

const needed = (pointer: string) => ({ pointer, message: 'is needed where the site can be served' })
