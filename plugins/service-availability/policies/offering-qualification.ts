import { definePolicy } from 'plugboard'
import { keepAnswer, keepSurveyed, prepareAnswer } from '../commands/answer-question.ts'

const askers = [
  ...['buyer', 'accountAdministrator', 'salesAgent', 'orderManager', 'provisioner'],
  ...['administrator', 'system'],
]

/** A question is answered when it is asked. */
export const offeringQualificationPolicy = definePolicy('OfferingQualification', {
  states: { answered: { title: 'Answered', final: true } },
  transitions: {
    create: {
      title: 'Ask whether an offering can be delivered',
      from: null,
      to: 'answered',
      actors: askers,
      prepare: prepareAnswer,
      command: keepAnswer,
      emits: ['offeringQualified'],
    },
    recordSurvey: {
      title: 'Record what a survey has found',
      from: null,
      to: 'answered',
      actors: ['system'],
      command: keepSurveyed,
      internal: true,
      emits: ['offeringQualified'],
    },
  },
})
