import type { ArticleRow } from './article-facts.ts'

/** What is known of whoever looks for help, and of what they have before their eyes. */
export interface ReadingContext {
  readonly words?: string | undefined
  readonly topics: readonly string[]
  readonly offerings: readonly string[]
  readonly stages: readonly string[]
  readonly roles: readonly string[]
  readonly errorCodes: readonly string[]
  /** The languages that they read, the best first. */
  readonly locales: readonly string[]
}

export interface RankedArticle {
  readonly article: ArticleRow
  readonly score: number
  /** What it has in common with the context, such as `stage provisioning`. */
  readonly because: readonly string[]
}

/** How much it weighs that an article is about what is known. */
const dimensions = [
  { name: 'errorCodes', word: 'error', weight: 8 },
  { name: 'offerings', word: 'offering', weight: 4 },
  { name: 'stages', word: 'stage', weight: 3 },
  { name: 'topics', word: 'topic', weight: 3 },
  { name: 'roles', word: 'role', weight: 1 },
] as const

/** Words that fit well outweigh an offering, and not an error code. */
const wordsWeight = 6

/**
 * Ranks articles for a context: by what they have in common with it, by the words, then by how many they
 * helped. Of an article in several languages the best one is taken. What is about something else than what
 * is known is left out, unless its words were looked for.
 *
 * @example rankArticles(found, { ...context, stages: ['provisioning'] })[0]?.article.title
 */
export function rankArticles(
  articles: readonly ArticleRow[],
  context: ReadingContext,
): readonly RankedArticle[] {
  const isSearch = context.words !== undefined
  const best = Math.max(...articles.map(({ rank }) => rank))
  return inBestLocale(articles, context.locales)
    .filter(
      article => isSearch || dimensions.every(({ name }) => fits(article[name], context[name])),
    )
    .map(article => scored(article, context, best))
    .sort((a, b) => b.score - a.score || (a.article.key < b.article.key ? -1 : 1))
}

/** @param best the rank of the article that fits the words best */
function scored(article: ArticleRow, context: ReadingContext, best: number): RankedArticle {
  let score = helpfulness(article) + (best > 0 ? (wordsWeight * article.rank) / best : 0)
  const because: string[] = []
  for (const { name, word, weight } of dimensions) {
    const shared = article[name].filter(tag => context[name].includes(tag))
    if (shared.length > 0) score += weight
    because.push(...shared.map(tag => `${word} ${tag}`))
  }
  if (article.rank > 0) because.push('your words')
  return { article, score, because }
}

/** Whether there is nothing against it: no tag, nothing known, or something in common. */
function fits(tags: readonly string[], known: readonly string[]): boolean {
  return tags.length === 0 || known.length === 0 || tags.some(tag => known.includes(tag))
}

/** Between 0 and 1; one half where nobody said anything. */
function helpfulness({ helpful, notHelpful }: ArticleRow): number {
  return (helpful + 1) / (helpful + notHelpful + 2)
}

function inBestLocale(articles: readonly ArticleRow[], locales: readonly string[]): ArticleRow[] {
  const best = new Map<string, ArticleRow>()
  const place = ({ locale }: ArticleRow) => locales.indexOf(locale)
  for (const article of articles) {
    const known = best.get(article.key)
    if (!known || place(article) < place(known)) best.set(article.key, article)
  }
  return [...best.values()]
}
