import { Field, object, Type } from 'plugboard'

/** Somebody looks at a site to say what it takes to deliver there, where the footprint cannot tell. */
export const siteSurvey = object(
  'SiteSurvey',
  {
    account: Field.reference('Account', { title: 'Account', filterable: true }),
    qualification: Field.reference('OfferingQualification', {
      title: 'Qualification',
      filterable: true,
      immutable: true,
    }),
    remarks: Type.Optional(
      Type.String({
        title: 'Remarks',
        description: 'What the surveyor should know, such as who lets them in',
        minLength: 1,
        maxLength: 1_000,
        display: 'multiline',
        personal: true,
      }),
    ),
    scheduledFor: Type.Optional(
      Field.date({ title: 'Scheduled for', filterable: true, readOnly: true }),
    ),
    findings: Type.Optional(
      Type.String({ title: 'Findings', maxLength: 4_000, readOnly: true, display: 'multiline' }),
    ),
  },
  {
    title: 'Site survey',
    path: 'site-surveys',
    account: 'account',
    stateful: true,
    columns: ['qualification', 'state', 'scheduledFor', 'createdAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    SiteSurvey: typeof siteSurvey
  }
}
