import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** A sign-in. The token itself is known to its bearer only; the table holds its SHA-256. */
export const Session = object(
  'Session',
  {
    user: Field.reference('User', { onDelete: 'cascade', immutable: true }),
    tokenHash: Type.String({ maxLength: 64, unique: true, secret: true }),
    expiresAt: Field.dateTime({ title: 'Ends at', filterable: true }),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended' })),
    userAgent: Type.Optional(Type.String({ maxLength: 300, title: 'Signed in with' })),
  },
  { title: 'Session', path: 'sessions', exposed: false },
)

declare module '../../extensions.ts' {
  interface Objects {
    Session: typeof Session
  }
}
