import { definePolicy, Type } from 'plugboard'
import { clearVerdict, rejectLocation, validateLocation } from '../commands/judge-location.ts'
import { siteIsActive } from './site-is-active.ts'

const staff = ['orderManager', 'provisioner', 'administrator']
const keepers = ['buyer', 'accountAdministrator', 'salesAgent', ...staff]

/**
 * Whoever keeps the site says where help is to be sent; the carrier, or a system of it, says whether the
 * dispatchers know that address. A changed location has to be validated again.
 */
export const registeredLocationPolicy = definePolicy('RegisteredLocation', {
  states: {
    unvalidated: { title: 'Not validated' },
    validated: { title: 'Validated' },
    rejected: { title: 'Rejected' },
  },
  transitions: {
    create: {
      title: 'Register a location for emergency calls',
      from: null,
      to: 'unvalidated',
      actors: [...keepers, 'system'],
      rules: [siteIsActive],
      emits: ['registeredLocationChanged'],
    },
    change: {
      title: 'Change the location',
      from: ['unvalidated', 'validated', 'rejected'],
      to: 'unvalidated',
      actors: [...keepers, 'system'],
      rules: [siteIsActive],
      internal: true,
      capability: 'amend',
      effects: [{ name: 'clearVerdict', run: clearVerdict }],
      emits: ['registeredLocationChanged'],
    },
    validate: {
      title: 'Validate',
      from: ['unvalidated', 'rejected'],
      to: 'validated',
      actors: [...staff, 'system'],
      rules: [siteIsActive],
      input: Type.Object(
        {
          validatedAgainst: Type.Optional(
            Type.String({
              title: 'Validated against',
              description: 'Such as the master street address guide',
              minLength: 1,
              maxLength: 120,
            }),
          ),
        },
        { additionalProperties: false },
      ),
      emits: ['registeredLocationValidated'],
      command: validateLocation,
    },
    reject: {
      title: 'Reject',
      from: ['unvalidated', 'validated'],
      to: 'rejected',
      actors: [...staff, 'system'],
      input: Type.Object(
        {
          reason: Type.String({
            title: 'Reason',
            description: 'What the customer has to correct',
            minLength: 1,
            maxLength: 500,
            display: 'multiline',
          }),
        },
        { additionalProperties: false },
      ),
      emits: ['registeredLocationRejected'],
      command: rejectLocation,
    },
    invalidate: {
      title: 'Take the validation back',
      from: ['validated'],
      to: 'unvalidated',
      actors: [...staff, 'system'],
      capability: 'invalidate',
      emits: ['registeredLocationChanged'],
      command: clearVerdict,
    },
  },
})
