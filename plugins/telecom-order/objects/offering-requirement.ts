import { object, Type } from 'plugboard'

/**
 * What the order of an offering takes besides its configuration. An offering without one takes nothing
 * more: what a carrier wants to know is data.
 */
export const offeringRequirement = object(
  'OfferingRequirement',
  {
    offering: Type.String({
      title: 'Offering',
      description: 'Its key, such as sip-trunk',
      minLength: 1,
      maxLength: 120,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    sites: Type.Enum(['none', 'a', 'aAndZ'], {
      title: 'Sites',
      description: 'Which ends of the service have to be named',
      default: 'none',
    }),
    standardInterval: Type.Optional(
      Type.Integer({
        title: 'Standard interval',
        description: 'In days from submission; an earlier date wants the expedite flag',
        minimum: 0,
        maximum: 730,
      }),
    ),
    registeredLocation: Type.Boolean({
      title: 'Registered location',
      description: 'Cannot be activated before the site has one for emergency calls',
      default: false,
    }),
    letterOfAuthorizationWhen: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        title: 'Letter of authorization when',
        description: 'These characteristics want one, such as {"portIn": true}',
        display: 'json',
      }),
    ),
  },
  {
    title: 'Offering requirement',
    path: 'offering-requirements',
    label: 'offering',
    columns: ['offering', 'sites', 'standardInterval', 'registeredLocation'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OfferingRequirement: typeof offeringRequirement
  }
}
