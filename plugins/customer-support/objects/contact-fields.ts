import { type Static, Type } from 'plugboard'

const ways = {
  phone: Type.Optional(
    Type.String({
      title: 'Telephone',
      description: 'In international form, such as +1 212 555 0100',
      pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
    }),
  ),
  email: Type.Optional(Type.String({ title: 'E-mail', format: 'email', maxLength: 254 })),
  url: Type.Optional(
    Type.String({
      title: 'Web address',
      description: 'A page, a chat; https:// or a path of this site',
      pattern: '^(https://|/)[^\\s]+$',
      maxLength: 500,
    }),
  ),
}

/** How somebody is reached: one way at least. */
export const contactField = (title: string) =>
  Type.Object(ways, { additionalProperties: false, minProperties: 1, title, display: 'json' })

export const Contact = contactField('Contact')

/** Whom one turns to when those below have not helped in time. */
export const EscalationLevel = Type.Object(
  {
    level: Type.Integer({ title: 'Level', minimum: 1, maximum: 9 }),
    role: Type.String({ title: 'Role', minLength: 1, maxLength: 120 }),
    name: Type.Optional(Type.String({ title: 'Name', minLength: 1, maxLength: 120 })),
    contact: Contact,
    afterMinutes: Type.Integer({
      title: 'After',
      description: 'Minutes of business time without an answer',
      minimum: 0,
      maximum: 100_000,
    }),
  },
  { additionalProperties: false },
)

export type Contact = Static<typeof Contact>
export type EscalationLevel = Static<typeof EscalationLevel>

/** A word that carriers choose themselves: a topic, a stage, a segment, a region. */
export const wordPattern = '^[A-Za-z0-9][A-Za-z0-9._-]*$'
