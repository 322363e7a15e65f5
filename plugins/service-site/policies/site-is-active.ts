import { allow, fact, refuse, rule } from 'plugboard'

const siteState = fact<string>(
  'RegisteredLocation',
  'siteState',
  ({ sql, table, column }) =>
    sql`(select s.state from ${table('ServiceSite')} s where s.id = ${column('site')})`,
)

export const siteIsActive = rule({
  name: 'siteIsActive',
  code: 'SITE_CLOSED',
  title: 'The site is active',
  facts: { siteState },
  decide: ({ facts: { siteState } }) =>
    siteState === 'active'
      ? allow
      : refuse('The site of this location is closed', { remedy: 'Open the site again first' }),
})
