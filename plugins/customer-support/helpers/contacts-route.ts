import { type Actor, type Plugboard, type Static, Type } from 'plugboard'
import { wordPattern } from '../objects/contact-fields.ts'
import type { ContactAnswer } from './answer-contacts.ts'
import { findContacts } from './find-contacts.ts'

const word = (description: string) =>
  Type.Optional(Type.String({ description, pattern: wordPattern, maxLength: 60 }))

export const contactsQuery = Type.Object(
  {
    order: Type.Optional(Type.String({ format: 'uuid', description: 'The id of an order' })),
    account: Type.Optional(Type.String({ format: 'uuid', description: 'The id of an account' })),
    offering: Type.Optional(Type.String({ description: 'The key of an offering', maxLength: 120 })),
    region: word('That of the account where absent'),
    segment: word('That of the account where absent; for the staff'),
    stage: word('That of the order where absent'),
    topic: word('Such as billing'),
    level: Type.Optional(
      Type.Integer({ description: 'How far the matter is escalated', minimum: 1, maximum: 9 }),
    ),
  },
  { additionalProperties: false },
)

/**
 * Answers `GET /api/support/contacts`, confined to what the actor may see. Customers are not told of the
 * rules that did not win: they name other accounts.
 *
 * @throws NOT_FOUND for an order or an account that the actor may not see
 */
export async function answerContactsQuery(
  { reads, ports, clock }: Pick<Plugboard, 'reads' | 'ports' | 'clock'>,
  actor: Actor,
  query: Static<typeof contactsQuery>,
): Promise<Omit<ContactAnswer, 'lost'> & Partial<Pick<ContactAnswer, 'lost'>>> {
  const { order, segment, ...rest } = query
  const own = reads.for(actor)
  if (order !== undefined) await own.fields('Order', order, ['account'])
  if (rest.account !== undefined) await own.fields('Account', rest.account, ['name'])
  const isStaff = actor.audience === 'agent'
  const account = rest.account ?? (order === undefined ? onlyAccount(actor) : undefined)
  const { lost, ...answer } = await findContacts(ports, {
    ...rest,
    ...{ order, account, now: clock.now() },
    segment: isStaff ? segment : undefined,
  })
  return isStaff ? { ...answer, lost } : answer
}

/** Whoever has one account need not name it. */
function onlyAccount({ accounts }: Actor): string | undefined {
  return accounts.length === 1 ? accounts[0] : undefined
}
