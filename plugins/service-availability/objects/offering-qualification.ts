import { Field, type FieldError, object, Type } from 'plugboard'
import { civicAddressFields } from 'plugboard/plugins/service-site'

const confidence = ['green', 'yellow', 'red'] as const

/** An address that is no site of the account's yet. */
export const qualificationAddress = Type.Object(
  {
    ...civicAddressFields,
    latitude: Type.Optional(Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,6})?$' })),
    longitude: Type.Optional(Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,6})?$' })),
  },
  { additionalProperties: false },
)

/** Why an answer is as it is. */
export const qualificationReason = Type.Object(
  { code: Type.String(), message: Type.String() },
  { additionalProperties: false },
)

/** What could be had besides. */
export const qualificationAlternative = Type.Object(
  {
    kind: Type.Enum(['bandwidth', 'technology', 'offering']),
    offering: Type.String(),
    technology: Type.String(),
    serviceabilityConfidence: Type.Enum([...confidence]),
    bandwidthMbps: Type.Optional(Type.Number()),
    installationInterval: Type.Optional(Type.Integer()),
  },
  { additionalProperties: false },
)

/**
 * The question whether an offering can be delivered to a site, with the answer that was given to it. It is
 * kept as it is: who wants to know anew asks anew.
 */
export const offeringQualification = object(
  'OfferingQualification',
  {
    account: Field.reference('Account', { title: 'Account', filterable: true }),
    offering: Type.String({ title: 'Offering', minLength: 1, maxLength: 120, filterable: true }),
    characteristics: Type.Record(Type.String(), Type.Unknown(), {
      title: 'Characteristics',
      default: {},
      display: 'characteristics',
    }),
    site: Type.Optional(Field.reference('ServiceSite', { title: 'Site', filterable: true })),
    address: Type.Optional(
      Type.Object(qualificationAddress.properties, {
        title: 'Address',
        description: 'Where there is no site yet',
        additionalProperties: false,
        display: 'json',
      }),
    ),
    serviceabilityConfidence: Type.Enum([...confidence], {
      title: 'Serviceability',
      filterable: true,
      readOnly: true,
    }),
    technology: Type.Optional(Type.String({ title: 'Technology', maxLength: 40, readOnly: true })),
    installationInterval: Type.Optional(
      Type.Integer({
        title: 'Installation interval',
        description: 'In business days',
        minimum: 0,
        readOnly: true,
      }),
    ),
    guaranteedUntilDate: Type.Optional(
      Field.date({ title: 'Guaranteed until', filterable: true, readOnly: true }),
    ),
    surveyNeeded: Type.Boolean({ title: 'A survey is needed', filterable: true, readOnly: true }),
    constructionEstimate: Type.Optional(
      Field.money({ title: 'Estimated construction', readOnly: true }),
    ),
    reasons: Type.Array(qualificationReason, { title: 'Reasons', readOnly: true, display: 'json' }),
    alternatives: Type.Array(qualificationAlternative, {
      title: 'Alternatives',
      readOnly: true,
      display: 'json',
    }),
    bandwidthCharacteristic: Type.Optional(Type.String({ maxLength: 80, readOnly: true })),
    bandwidthMbps: Type.Optional(
      Type.Number({ title: 'Bandwidth', description: 'In Mbit/s', readOnly: true }),
    ),
    accessProvider: Type.Optional(
      Type.String({ title: 'Access provider', maxLength: 120, readOnly: true }),
    ),
    provider: Type.String({ title: 'Answered by', maxLength: 120, readOnly: true }),
    checkedAt: Field.dateTime({ title: 'Checked at', filterable: true, readOnly: true }),
    survey: Type.Optional(
      Field.reference('SiteSurvey', {
        title: 'Found by the survey',
        filterable: true,
        readOnly: true,
      }),
    ),
  },
  {
    title: 'Offering qualification',
    path: 'offering-qualifications',
    account: 'account',
    stateful: true,
    menu: 40,
    columns: ['offering', 'site', 'serviceabilityConfidence', 'guaranteedUntilDate', 'checkedAt'],
    check: placeFaults,
  },
)

/** Asked is about one place. */
function placeFaults({ site, address }: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const places = [site, address].filter(place => place !== undefined && place !== null)
  if (places.length === 1) return []
  return [{ pointer: '/site', message: 'is needed, or an address in its place' }]
}

declare module 'plugboard' {
  interface Objects {
    OfferingQualification: typeof offeringQualification
  }
}
