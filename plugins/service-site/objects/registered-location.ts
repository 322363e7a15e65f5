import { Field, object, Type } from 'plugboard'
import { unitFields } from './address-fields.ts'

/**
 * What an emergency call from a site tells the dispatchers: the site's street address, and where in it
 * the caller is (47 CFR 9.3, "dispatchable location"). A site has as many as it has floors or suites
 * that help would have to be sent to.
 */
export const registeredLocation = object(
  'RegisteredLocation',
  {
    site: Field.reference('ServiceSite', {
      title: 'Site',
      immutable: true,
      filterable: true,
      onDelete: 'cascade',
    }),
    ...unitFields,
    additionalInformation: Type.Optional(
      Type.String({
        title: 'Additional information',
        description: 'What else finds the caller, such as the wing or the nearest entrance',
        minLength: 1,
        maxLength: 200,
      }),
    ),
    validatedAddress: Type.Optional(
      Type.String({
        title: 'Validated address',
        description: 'The dispatchable address as it was validated',
        maxLength: 1_000,
        readOnly: true,
      }),
    ),
    validatedAgainst: Type.Optional(
      Type.String({ title: 'Validated against', maxLength: 120, readOnly: true }),
    ),
    confirmedAt: Type.Optional(Field.dateTime({ title: 'Confirmed at', readOnly: true })),
    confirmedBy: Type.Optional(Field.reference('User', { title: 'Confirmed by', readOnly: true })),
    rejectionReason: Type.Optional(
      Type.String({ title: 'Reason of the rejection', maxLength: 500, readOnly: true }),
    ),
  },
  {
    title: 'Registered location',
    path: 'registered-locations',
    within: { object: 'ServiceSite', field: 'site', as: 'registeredLocations' },
    stateful: true,
    columns: ['building', 'floor', 'room', 'additionalInformation', 'state', 'confirmedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    RegisteredLocation: typeof registeredLocation
  }
}
