import { type FactScope, fact } from 'plugboard'

/** An article as a search finds it, without its text. */
export interface ArticleRow {
  readonly id: string
  readonly key: string
  readonly locale: string
  readonly revision: number
  readonly title: string
  readonly summary: string | null
  readonly topics: readonly string[]
  readonly offerings: readonly string[]
  readonly stages: readonly string[]
  readonly roles: readonly string[]
  readonly errorCodes: readonly string[]
  /** How well it fits the words, 0 to 1; 0 where there are none. */
  readonly rank: number
  readonly helpful: number
  readonly notHelpful: number
}

/** So many are looked at more closely. */
const mostFound = 200

/**
 * The published articles that are for somebody's eyes, those that fit the words best first. The reads give
 * along `words` (null for all), `tags` of what is known, which come before others, `audiences` and `locales`.
 */
export const foundArticles = fact<readonly ArticleRow[]>('User', 'supportArticles', scope => {
  const { sql, table, given } = scope
  const words = sql`${given('words')}::text`
  return sql`(
    select coalesce(json_agg(f order by f.rank desc, f.id desc), '[]') from (
      select a.id, a.key, a.locale, a.revision, a.title, a.summary, a.topics, a.offerings, a.stages,
        a.roles, a.error_codes as "errorCodes",
        case when ${words} is null then 0 else ts_rank(a.lexemes::tsvector, s.query, 32) end as rank,
        (select count(*)::int from ${table('HelpFeedback')} h
          where h.article_id = a.id and h.helpful) as helpful,
        (select count(*)::int from ${table('HelpFeedback')} h
          where h.article_id = a.id and not h.helpful) as "notHelpful"
      from (${queries(scope, words)}) s join ${table('HelpArticle')} a on a.locale = s.locale
      where a.state = 'published' and a.audience = any(${given('audiences')}::text[])
        and (${words} is null or a.lexemes::tsvector @@ s.query)
      order by rank desc, (a.topics || a.offerings || a.stages || a.error_codes)
        ?| ${given('tags')}::text[] desc, a.id desc limit ${sql.raw(String(mostFound))}) f)`
})

type Expression = ReturnType<FactScope['given']>

/** The words of the search in the languages of whoever reads. One that fits is enough. */
function queries({ sql, given }: FactScope, words: Expression): Expression {
  const all = sql`plainto_tsquery(customer_support__dictionary(l.locale), ${words})`
  return sql`
    select l.locale, replace(${all}::text, '&', '|')::tsquery as query
    from unnest(${given('locales')}::text[]) l(locale)`
}
