import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { callbackAttempt } from './objects/callback-attempt.ts'
import { callbackRequest } from './objects/callback-request.ts'
import { contactRule } from './objects/contact-rule.ts'
import { helpArticle } from './objects/help-article.ts'
import { helpFeedback } from './objects/help-feedback.ts'
import { supportTeam } from './objects/support-team.ts'
import { accountSupport } from './parts/account-support.ts'
import { callbackRequestPolicy } from './policies/callback-request.ts'
import { helpArticlePolicy } from './policies/help-article.ts'
import { FirmOrderConfirmation } from './ports/firm-order-confirmation.ts'
import { HelpArticles } from './ports/help-articles.ts'
import { SupportContacts } from './ports/support-contacts.ts'
import { routes } from './routes.ts'
import {
  callbackAttempts,
  callbackExpiry,
  callbackRetry,
  callbackTarget,
  confirmedStates,
  defaultContact,
  stages,
} from './settings.ts'

export type { ContactAnswer } from './helpers/answer-contacts.ts'
export { findContacts } from './helpers/find-contacts.ts'
export {
  createContactRule,
  createSupportTeam,
  type NewContactRule,
  type NewHelpArticle,
  type NewSupportTeam,
  publishHelpArticle,
} from './helpers/support-factory.ts'
export {
  FirmOrderConfirmation,
  type FirmOrderConfirmationContract,
} from './ports/firm-order-confirmation.ts'
export {
  type ArticleQuestion,
  type ArticleReader,
  type FoundArticle,
  HelpArticles,
  type HelpArticlesContract,
  type ReadArticle,
} from './ports/help-articles.ts'
export {
  type ContactQuestion,
  SupportContacts,
  type SupportContactsContract,
} from './ports/support-contacts.ts'
export {
  accountSupport,
  callbackAttempt,
  callbackRequest,
  contactRule,
  helpArticle,
  helpFeedback,
  supportTeam,
}

/** What an account's people may do, and the staff besides reading everything. */
const asking = [{ action: ['read', 'create'], subject: 'CallbackRequest' }]

const callbackEvents = {
  callbackRequested: 'A callback was requested',
  callbackRescheduled: 'A callback was given another time',
  callbackQueued: 'A callback is wanted now',
  callbackAssigned: 'A callback was assigned to somebody',
  callbackCompleted: 'Somebody was called back',
  callbackUnreachable: 'Nobody was reached in all attempts',
  callbackExpired: 'A callback was not made in time',
  callbackCancelled: 'A callback was cancelled',
  callbackOverdue: 'A callback is overdue',
}

/** Who helps the customers: contacts by rules and hours, callbacks, help articles. */
export default definePlugin({
  name: 'customer-support',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Customer support',
  objects: [
    ...[supportTeam, contactRule, callbackRequest, callbackAttempt],
    ...[helpArticle, helpFeedback],
  ],
  parts: [accountSupport],
  policies: { CallbackRequest: callbackRequestPolicy, HelpArticle: helpArticlePolicy },
  ports: [FirmOrderConfirmation, SupportContacts, HelpArticles],
  settings: [
    ...[stages, confirmedStates, defaultContact],
    ...[callbackTarget, callbackExpiry, callbackAttempts, callbackRetry],
  ],
  roles: [
    {
      name: 'supportAgent',
      title: 'Support agent',
      scope: 'system',
      audience: 'agent',
      grants: [{ action: 'read', subject: 'all' }],
    },
  ],
  grants: {
    viewer: asking,
    buyer: asking,
    accountAdministrator: asking,
    supportAgent: [...asking, { action: 'create', subject: 'HelpArticle' }],
    salesAgent: asking,
    orderManager: asking,
  },
  events: [
    ...Object.entries(callbackEvents).map(([name, title]) => ({
      ...{ name, title, object: 'CallbackRequest' },
    })),
    {
      name: 'helpArticlePublished',
      title: 'A help article was published',
      object: 'HelpArticle',
    },
  ],
  routes,
  errors,
  migrations,
})
