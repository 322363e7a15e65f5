import { Type } from 'plugboard'

const text = (title: string, maxLength: number) =>
  Type.Optional(Type.String({ title, minLength: 1, maxLength }))

/** Where in a site a service is handed over. */
const locationInSite = (title: string) =>
  Type.Optional(
    Type.Object(
      {
        building: text('Building', 60),
        floor: text('Floor', 20),
        room: text('Room or suite', 40),
        demarcationPoint: text('Demarcation point', 200),
      },
      { title, additionalProperties: false, display: 'json' },
    ),
  )

/** What a customer tells of a service besides its configuration; items carry it to the product. */
export const serviceFields = {
  locationA: locationInSite('Place in the site'),
  locationZ: locationInSite('Place in the Z site'),
  contactName: Type.Optional(
    Type.String({
      title: 'Contact',
      description: 'Whom to call about the service',
      ...{ minLength: 1, maxLength: 120, personal: true as const },
    }),
  ),
  contactPhone: Type.Optional(
    Type.String({
      title: 'Telephone of the contact',
      description: 'In international form, such as +1 212 555 0100',
      pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
      ...{ maxLength: 26, personal: true as const },
    }),
  ),
  contactEmail: Type.Optional(
    Type.String({
      title: 'E-mail of the contact',
      format: 'email',
      ...{ maxLength: 254, personal: true as const },
    }),
  ),
} as const
