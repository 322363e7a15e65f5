import { type ProviderContext, port } from 'plugboard'
import { answerContacts, type ContactAnswer } from '../helpers/answer-contacts.ts'
import { stageOf } from '../helpers/stage-of.ts'
import { readAccount, readOrder, readRules, readTeams } from '../helpers/support-directory.ts'
import { defaultContact, stages } from '../settings.ts'

/** What somebody wants to know a contact for; the more is known, the better the answer. */
export interface ContactQuestion {
  /** Ids. Whoever asks has made sure that they may be seen. */
  readonly order?: string | undefined
  readonly account?: string | undefined
  /** An offering's key; those of the order where absent. */
  readonly offering?: string | undefined
  readonly segment?: string | undefined
  readonly region?: string | undefined
  readonly stage?: string | undefined
  readonly topic?: string | undefined
  /** How far the matter is escalated, 1 to 9. */
  readonly level?: number | undefined
  /** Whether the order has its firm order confirmation, as `FirmOrderConfirmation` tells. */
  readonly confirmed?: boolean | undefined
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
    async find({ order, account, offering, segment, region, stage, topic, level, confirmed, now }) {
      const about = order === undefined ? undefined : await readOrder(reads, order)
      const owner = account ?? about?.account
      const [rules, teams, known, mapping, fallback] = await Promise.all([
        readRules(reads, owner),
        readTeams(reads),
        owner === undefined ? undefined : readAccount(reads, owner),
        settings.get(stages),
        settings.get(defaultContact),
      ])
      const stageFor = (topic?: string) =>
        stageOf(mapping, { topic, state: about?.state, confirmed: about && confirmed })
      const context = {
        account: owner,
        segment: segment ?? known?.segment,
        region: region ?? known?.region,
        offerings: offering === undefined ? (about?.offerings ?? []) : [offering],
        stage: stage ?? stageFor(topic),
        ...{ topic, level },
      }
      return answerContacts({ rules, teams, fallback, stageFor }, context, now)
    },
  }
}
