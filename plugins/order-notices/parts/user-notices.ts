import { part, Type } from 'plugboard'
import { kinds } from '../helpers/kinds.ts'

/** Which mails about orders somebody wants; the language is the user's. */
export const userNotices = part(
  'User',
  'notices',
  {
    off: Type.Boolean({ title: 'No mails about orders', default: false }),
    muted: Type.Array(Type.Enum([...kinds]), {
      title: 'Not about',
      default: [],
      uniqueItems: true,
    }),
  },
  { title: 'Mails about orders' },
)

declare module 'plugboard' {
  interface UserParts {
    notices: typeof userNotices
  }
}
