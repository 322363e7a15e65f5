import { part, Type } from 'plugboard'
import { wordPattern } from '../objects/contact-fields.ts'

/** How the carrier sorts its customers. They do not see it, nor set it. */
export const accountSupport = part(
  'Account',
  'support',
  {
    segment: Type.Optional(
      Type.String({
        title: 'Segment',
        description: 'Such as wholesale or enterprise',
        pattern: wordPattern,
        maxLength: 60,
        filterable: true,
        visibleTo: ['agent'],
      }),
    ),
    region: Type.Optional(
      Type.String({
        title: 'Region',
        description: 'Such as emea',
        pattern: wordPattern,
        maxLength: 60,
        filterable: true,
        visibleTo: ['agent'],
      }),
    ),
  },
  { title: 'Support' },
)

declare module 'plugboard' {
  interface AccountParts {
    support: typeof accountSupport
  }
}
