import { type Actor, type Plugboard, PlugboardError, type Static, Type } from 'plugboard'
import { wordPattern } from '../objects/contact-fields.ts'
import { FirmOrderConfirmation } from '../ports/firm-order-confirmation.ts'
import { type ArticleReader, HelpArticles, type ReadArticle } from '../ports/help-articles.ts'

const word = (description: string) =>
  Type.Optional(Type.String({ description, pattern: wordPattern, maxLength: 120 }))

export const articlesQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({ description: 'Words to look for', minLength: 1, maxLength: 200 }),
    ),
    order: Type.Optional(Type.String({ format: 'uuid', description: 'The id of an order' })),
    offering: word('The key of an offering; those of the order where absent'),
    stage: word('That of the order where absent'),
    topic: word('Such as billing'),
    error: word('The code of an error that was met'),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
  },
  { additionalProperties: false },
)

export const feedbackBody = Type.Object(
  {
    helpful: Type.Boolean({ title: 'It helped' }),
    comment: Type.Optional(Type.String({ title: 'Comment', minLength: 1, maxLength: 1_000 })),
  },
  { additionalProperties: false },
)

type Given = Pick<Plugboard, 'reads' | 'ports'>

/**
 * Answers `GET /api/support/articles`; where nothing is found, with the offer to call back.
 *
 * @throws NOT_FOUND for an order that the actor may not see
 */
export async function findArticles(
  { reads, ports }: Given,
  actor: Actor,
  query: Static<typeof articlesQuery>,
) {
  const { q, order, limit = 10, ...rest } = query
  if (order !== undefined) await reads.for(actor).fields('Order', order, ['account'])
  const confirmed =
    order === undefined ? undefined : await ports.get(FirmOrderConfirmation).isConfirmed(order)
  const words = q?.trim() || undefined
  const items = await ports
    .get(HelpArticles)
    .search({ ...rest, reader: readerOf(actor), words, order, confirmed, limit })
  if (items.length > 0) return { items }
  return { items, callback: callbackOffer({ words, order, topic: rest.topic }) }
}

interface OfferContext {
  readonly words?: string | undefined
  readonly order?: string | undefined
  readonly topic?: string | undefined
}

/** What to ask for a callback with, where no article helps. */
export function callbackOffer({ words, order, topic }: OfferContext = {}) {
  return {
    message: 'We can call you back about it',
    href: '/api/callback-requests',
    page: '/callback-requests/new',
    suggestion: {
      issueType: topic ?? 'help',
      ...(words === undefined ? {} : { description: words }),
      ...(order === undefined ? {} : { object: 'Order', subject: order }),
    },
  }
}

/** @throws NOT_FOUND for an article that is not published, or not for the actor's eyes */
export async function readArticle(
  { ports }: Pick<Given, 'ports'>,
  actor: Actor,
  id: string,
): Promise<ReadArticle> {
  const article = await ports.get(HelpArticles).read(id, readerOf(actor))
  if (article) return article
  throw new PlugboardError('NOT_FOUND', {
    detail: 'There is no such article, or it was replaced by a newer one',
    remedy: 'Look for it again with GET /api/support/articles',
  })
}

/** Articles that are not there in somebody's own language are read in English. */
function readerOf(actor: Actor): ArticleReader {
  const { id, audience, locale } = actor
  const [language = locale] = locale.split('-')
  const roles = [null, ...actor.accounts].flatMap(account => actor.rolesFor(account))
  return {
    user: id ?? '',
    isStaff: audience === 'agent',
    locales: [...new Set([locale, language, 'en'])],
    roles: [...new Set(roles)],
  }
}
