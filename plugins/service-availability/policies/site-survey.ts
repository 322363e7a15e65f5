import { definePolicy, Field, Type } from 'plugboard'
import { completeSurvey, scheduleSurvey } from '../commands/complete-survey.ts'
import { surveyIsConclusive } from './survey-is-conclusive.ts'
import { surveyIsNeeded } from './survey-is-needed.ts'

const staff = ['orderManager', 'provisioner', 'administrator']
const askers = ['buyer', 'accountAdministrator', 'salesAgent', ...staff]

const result = Type.Object(
  {
    serviceabilityConfidence: Type.Enum(['green', 'yellow', 'red'], { title: 'Serviceability' }),
    findings: Type.String({
      title: 'Findings',
      description: 'For the customer',
      minLength: 1,
      maxLength: 4_000,
      display: 'multiline',
    }),
    installationInterval: Type.Optional(
      Type.Integer({
        title: 'Installation interval',
        description: 'In business days',
        minimum: 0,
        maximum: 1_000,
      }),
    ),
    guaranteedUntilDate: Type.Optional(Field.date({ title: 'Guaranteed until' })),
    constructionEstimate: Type.Optional(Field.money({ title: 'Estimated construction' })),
  },
  { additionalProperties: false },
)

/** The customer asks for a survey of what is yellow; the carrier drives there and says what it found. */
export const siteSurveyPolicy = definePolicy('SiteSurvey', {
  states: {
    requested: { title: 'Requested' },
    scheduled: { title: 'Scheduled' },
    completed: { title: 'Completed', final: true },
    cancelled: { title: 'Cancelled', final: true },
  },
  transitions: {
    create: {
      title: 'Ask for a survey',
      from: null,
      to: 'requested',
      actors: [...askers, 'system'],
      rules: [surveyIsNeeded],
      emits: ['siteSurveyRequested'],
    },
    schedule: {
      title: 'Schedule',
      from: ['requested', 'scheduled'],
      to: 'scheduled',
      actors: staff,
      input: Type.Object(
        { scheduledFor: Field.date({ title: 'Scheduled for' }) },
        { additionalProperties: false },
      ),
      command: scheduleSurvey,
      emits: ['siteSurveyScheduled'],
    },
    complete: {
      title: 'Complete',
      from: ['requested', 'scheduled'],
      to: 'completed',
      actors: staff,
      rules: [surveyIsConclusive],
      input: result,
      command: completeSurvey,
      emits: ['siteSurveyCompleted'],
    },
    cancel: {
      title: 'Cancel',
      from: ['requested', 'scheduled'],
      to: 'cancelled',
      actors: [...askers, 'system'],
      emits: ['siteSurveyCancelled'],
    },
  },
})
