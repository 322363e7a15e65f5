import { type ProviderContext, port } from 'plugboard'
import { foundArticles } from '../helpers/article-facts.ts'
import { rankArticles } from '../helpers/rank-articles.ts'
import { readContext, type SupportQuestion } from '../helpers/read-context.ts'

/** Who reads, and in which languages, the best first. */
export interface ArticleReader {
  readonly user: string
  readonly isStaff: boolean
  readonly locales: readonly string[]
  readonly roles: readonly string[]
}

export interface ArticleQuestion extends SupportQuestion {
  readonly reader: ArticleReader
  readonly words?: string | undefined
  /** The code of an error that was met. */
  readonly error?: string | undefined
  readonly limit: number
}

/** An article in a list. */
export interface FoundArticle {
  readonly id: string
  readonly key: string
  readonly locale: string
  readonly title: string
  readonly summary: string | null
  /** Why it stands here, such as `stage provisioning`. */
  readonly because: readonly string[]
}

export interface ReadArticle {
  readonly id: string
  readonly key: string
  readonly locale: string
  readonly revision: number
  readonly title: string
  readonly summary: string | null
  readonly body: string
  readonly publishedAt: string | null
}

export interface HelpArticlesContract {
  /** The best first; none where nothing fits. */
  search(question: ArticleQuestion): Promise<readonly FoundArticle[]>
  /** @returns undefined for an article that is not published, or not for these eyes */
  read(id: string, reader: ArticleReader): Promise<ReadArticle | undefined>
}

/** Where help articles come from: the tables, unless another knowledge base provides them. */
export const HelpArticles = port<HelpArticlesContract>('HelpArticles', {
  title: 'Help articles, found by context and words',
  fallback: articlesOfTables,
})

function articlesOfTables({ reads, settings }: ProviderContext): HelpArticlesContract {
  return {
    async search({ reader, words, error, limit, ...question }) {
      const { context } = await readContext({ reads, settings }, question)
      const known = {
        offerings: context.offerings,
        stages: listed(context.stage),
        topics: listed(context.topic),
        errorCodes: listed(error),
      }
      const { items } = await reads.list('User', {
        ...{ where: { id: reader.user }, facts: { foundArticles }, limit: 1 },
        given: {
          words: words ?? null,
          tags: Object.values(known).flat(),
          audiences: audiencesOf(reader),
          locales: [...reader.locales],
        },
      })
      const { roles, locales } = reader
      return rankArticles(items[0]?.foundArticles ?? [], { ...known, words, roles, locales })
        .slice(0, limit)
        .map(({ article: { id, key, locale, title, summary }, because }) => ({
          ...{ id, key, locale, title, summary, because },
        }))
    },

    async read(id, reader) {
      const where = { id, state: 'published' }
      const { items } = await reads.list('HelpArticle', { where, limit: 1 })
      const [article] = items
      if (!article || !audiencesOf(reader).includes(article.audience)) return undefined
      const { key, locale, revision = 1, title, summary = null, body, publishedAt = null } = article
      return { id, key, locale, revision, title, summary, body, publishedAt }
    },
  }
}

function audiencesOf({ isStaff }: ArticleReader): readonly string[] {
  // Who helps customers reads what they read.
  return isStaff ? ['everybody', 'customer', 'agent'] : ['everybody', 'customer']
}

function listed(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}
