import { definePlugin } from 'plugboard'
import { migrations } from './migrations/index.ts'
import { contactRule } from './objects/contact-rule.ts'
import { supportTeam } from './objects/support-team.ts'
import { accountSupport } from './parts/account-support.ts'
import { FirmOrderConfirmation } from './ports/firm-order-confirmation.ts'
import { SupportContacts } from './ports/support-contacts.ts'
import { routes } from './routes.ts'
import { confirmedStates, defaultContact, stages } from './settings.ts'

export type { ContactAnswer } from './helpers/answer-contacts.ts'
export { findContacts } from './helpers/find-contacts.ts'
export {
  FirmOrderConfirmation,
  type FirmOrderConfirmationContract,
} from './ports/firm-order-confirmation.ts'
export {
  type ContactQuestion,
  SupportContacts,
  type SupportContactsContract,
} from './ports/support-contacts.ts'
export { accountSupport, contactRule, supportTeam }

/** Who helps the customers: contacts by rules and hours, callbacks, help articles. */
export default definePlugin({
  name: 'customer-support',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Customer support',
  objects: [supportTeam, contactRule],
  parts: [accountSupport],
  ports: [FirmOrderConfirmation, SupportContacts],
  settings: [stages, confirmedStates, defaultContact],
  roles: [
    {
      name: 'supportAgent',
      title: 'Support agent',
      scope: 'system',
      audience: 'agent',
      grants: [{ action: 'read', subject: 'all' }],
    },
  ],
  routes,
  migrations,
})
