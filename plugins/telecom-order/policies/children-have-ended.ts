import { allow, fact, refuse, rule } from 'plugboard'

/** What a bundle brings along and is still open. */
const openChildren = fact<readonly string[]>(
  'OrderItem',
  'telecomOpenChildren',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(i.name order by i.id), '[]') from ${table('OrderItem')} i
    where i.parent_id = ${column('id')}
      and i.state not in ('completed', 'cancelled', 'failed', 'rejected'))`,
)

export const childrenHaveEnded = rule({
  name: 'childrenHaveEnded',
  code: 'TELECOM_BUNDLE_OPEN',
  title: 'All that the bundle brings along has ended',
  facts: { openChildren },
  decide: ({ facts: { openChildren } }) =>
    openChildren.length === 0
      ? allow
      : refuse(`Still open: ${openChildren.join(', ')}`, {
          remedy: 'Complete these first; the bundle follows',
          data: { items: openChildren },
        }),
})
