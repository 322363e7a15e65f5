import { fact, fieldFact } from 'plugboard'

export const itemCount = fact<number>(
  'Quote',
  'quoteItemCount',
  ({ sql, table, column }) =>
    sql`(select count(*)::int from ${table('QuoteItem')} i where i.quote_id = ${column('id')})`,
)

/** The items whose discounts somebody has to approve. */
export const toBeApproved = fact<readonly { readonly id: string; readonly name: string }[]>(
  'Quote',
  'quoteToBeApproved',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) order by i.id), '[]')
    from ${table('QuoteItem')} i
    where i.quote_id = ${column('id')} and jsonb_array_length(i.approvals) > 0)`,
)

/** Whoever has a hand in the discounts: the users who gave them, and the one who asked for approval. */
export const discounters = fact<readonly string[]>(
  'Quote',
  'quoteDiscounters',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(distinct u.id), '[]') from (
      select i.discounted_by_id as id from ${table('QuoteItem')} i
      where i.quote_id = ${column('id')} and jsonb_array_length(i.discounts) > 0
      union select ${column('approvalRequestedBy')}) u
    where u.id is not null)`,
)

/** Whole days since the oldest of the prices was looked up; null where there are none. */
export const oldestPriceDays = fact<number | null>(
  'Quote',
  'quoteOldestPriceDays',
  ({ sql, table, column, now }) => sql`(
    select floor(extract(epoch from ${now}::timestamptz - min(i.priced_at)) / 86400)::int
    from ${table('QuoteItem')} i where i.quote_id = ${column('id')})`,
)

export const accountStatus = fact<string>(
  'Quote',
  'quoteAccountStatus',
  ({ sql, table, column }) =>
    sql`(select a.status from ${table('Account')} a where a.id = ${column('account')})`,
)

export const validUntil = fact<string | null>(
  'Quote',
  'quoteValidUntil',
  ({ sql, column }) => sql`to_char(${column('validUntil')}, 'YYYY-MM-DD')`,
)

export const level = fieldFact<string>('Quote', 'level')
