import { setting, Type } from 'plugboard'

/** Whether an order needs a qualification for each item that is delivered to a site. */
export const qualificationNeeded = setting(
  'serviceAvailability.qualificationNeeded',
  Type.Enum(['whenThere', 'required']),
  {
    title: 'Orders need qualified sites: only heeded where there is a qualification, or required',
    initial: 'whenThere',
    scope: 'account',
  },
)

/** How far the survey of a yellow site must have come before an order is submitted. */
export const yellowNeeds = setting(
  'serviceAvailability.yellowNeeds',
  Type.Enum(['nothing', 'surveyRequested', 'surveyCompleted']),
  {
    title: 'What an order for a yellow site needs',
    initial: 'surveyRequested',
    scope: 'account',
  },
)
