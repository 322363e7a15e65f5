import { allow, fact, fieldFact, refuse, rule } from 'plugboard'

const confidence = fact<string | null>(
  'SiteSurvey',
  'surveyedConfidence',
  ({ sql, table, column }) => sql`(
    select q.serviceability_confidence from ${table('OfferingQualification')} q
    where q.id = ${column('qualification')} and q.account_id = ${column('account')})`,
)

/** Besides this one. */
const otherSurvey = fact<string | null>(
  'SiteSurvey',
  'otherSurvey',
  ({ sql, table, column }) => sql`(
    select s.id from ${table('SiteSurvey')} s where s.qualification_id = ${column('qualification')}
      and s.id <> ${column('id')} and s.state <> 'cancelled' limit 1)`,
)

/** Surveys cost somebody a drive: green is known, red is given up, and one survey is enough. */
export const surveyIsNeeded = rule({
  name: 'surveyIsNeeded',
  code: 'AVAILABILITY_NO_SURVEY',
  title: 'The qualification is yellow, and nobody surveys it yet',
  facts: { confidence, otherSurvey, id: fieldFact<string>('SiteSurvey', 'id') },
  locks: [{ object: 'OfferingQualification', by: 'qualification' }],
  decide: ({ facts: { confidence, otherSurvey } }) => {
    if (confidence === null) return refuse('The qualification is one of another account')
    if (confidence !== 'yellow') {
      return refuse(`The qualification is ${confidence}: a survey would not tell more`, {
        remedy: confidence === 'red' ? 'Look at its alternatives' : 'Order the service',
      })
    }
    if (otherSurvey === null) return allow
    return refuse('A survey was asked for already', {
      remedy: `Follow the survey ${otherSurvey}`,
      data: { survey: otherSurvey },
    })
  },
})
