import { type ProviderContext, port } from 'plugboard'
import { answerContacts, type ContactAnswer } from '../helpers/answer-contacts.ts'
import { readContext, type SupportQuestion } from '../helpers/read-context.ts'
import { readRules, readTeams } from '../helpers/support-directory.ts'
import { defaultContact } from '../settings.ts'

/** What somebody wants to know a contact for. */
export interface ContactQuestion extends SupportQuestion {
  /** ISO 8601 in UTC. */
  readonly now: string
}

export interface SupportContactsContract {
  /** The contact on duty; there is always one. */
  find(question: ContactQuestion): Promise<ContactAnswer>
}

/** Who is to be contacted: found by the rules and teams of the tables, unless another system knows. */
export const SupportContacts = port<SupportContactsContract>('SupportContacts', {
  title: 'The right contact for a question',
  fallback: contactsByRules,
})

function contactsByRules({ reads, settings }: ProviderContext): SupportContactsContract {
  return {
    async find({ now, ...question }) {
      const { context, stageFor } = await readContext({ reads, settings }, question)
      const [rules, teams, fallback] = await Promise.all([
        readRules(reads, context.accounts),
        readTeams(reads),
        settings.get(defaultContact),
      ])
      return answerContacts({ rules, teams, fallback, stageFor }, context, now)
    },
  }
}
