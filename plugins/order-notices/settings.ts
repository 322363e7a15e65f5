import { setting, Type } from 'plugboard'
import { languages } from './helpers/kinds.ts'

/** For contacts who are no users, and for users whose language there is none of. */
export const noticeLanguage = setting('orderNotices.language', Type.Enum([...languages]), {
  title: 'Language of mails about orders, where the reader has none of these',
  initial: 'en',
  scope: 'account',
})
