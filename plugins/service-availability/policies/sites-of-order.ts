import { allow, fact, refuse, rule, settingFact } from 'plugboard'
import { type ItemAtSite, type ItemVerdict, verdictOn } from '../helpers/item-availability.ts'
import { qualificationNeeded, yellowNeeds } from '../settings.ts'

/** The items that bring something to a site, or change it there, at each of their ends. */
const itemsAtSites = fact<readonly ItemAtSite[]>(
  'Order',
  'availabilityOfItems',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('item', i.id, 'name', i.name, 'action', t.action,
      'characteristics', i.characteristics, 'site', s.id, 'siteName', s.name,
      'hasRule', exists(
        select from ${table('ServiceabilityRule')} r where r.offering = i.offering
          or (r.offering like '%*' and starts_with(i.offering, rtrim(r.offering, '*')))),
      'qualifications', (
        select coalesce(json_agg(json_build_object('id', k.id,
          'serviceabilityConfidence', k.serviceability_confidence,
          'guaranteedUntilDate', to_char(k.guaranteed_until_date, 'YYYY-MM-DD'),
          'bandwidthMbps', k.bandwidth_mbps,
          'bandwidthCharacteristic', k.bandwidth_characteristic, 'survey', k.survey_id,
          'surveyState', (
            select v.state from ${table('SiteSurvey')} v
            where v.qualification_id = k.id and v.state <> 'cancelled' order by v.id desc limit 1))
          order by k.id desc), '[]')
        from (
          select distinct on (q.bandwidth_mbps) q.* from ${table('OfferingQualification')} q
          where q.site_id = s.id and q.offering = i.offering
          order by q.bandwidth_mbps, q.id desc) k))
      order by i.id, s.id), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id
    join ${table('ServiceSite')} s on s.id in (t.site_a_id, t.site_z_id)
    where i.order_id = ${column('id')} and t.action in ('add', 'modify')
      and t.activity not in ('record', 'insideMove', 'disconnect'))`,
)

const facts = {
  items: itemsAtSites,
  needed: settingFact('Order', qualificationNeeded),
  yellow: settingFact('Order', yellowNeeds),
}

/** The calendar is this far behind UTC where a day ends last on earth. */
const lastZone = 12 * 3_600_000

/** A rule that refuses an order as long as some items have one of the verdicts. */
function noItemIs(
  verdicts: readonly ItemVerdict[],
  told: {
    readonly name: string
    readonly code: string
    readonly title: string
    readonly detail: string
    readonly remedy: string
  },
) {
  const { name, code, title, detail, remedy } = told
  return rule({
    ...{ name, code, title, facts },
    decide: ({ facts: { items, needed, yellow }, now }) => {
      const today = new Date(Date.parse(now) - lastZone).toISOString().slice(0, 10)
      const terms = { qualificationNeeded: needed, yellowNeeds: yellow, today }
      const faulty = items.filter(item => verdicts.includes(verdictOn(item, terms)))
      if (faulty.length === 0) return allow
      const named = faulty.map(item => `${item.name} at ${item.siteName}`).join(', ')
      const data = faulty.map(({ item, name, site, siteName, qualifications }) => ({
        ...{ item, name, site, siteName, qualification: qualifications[0]?.id ?? null },
      }))
      return refuse(`${detail}: ${named}`, { remedy, data: { items: data } })
    },
  })
}

export const noSiteIsRed = noItemIs(['red'], {
  name: 'noSiteIsRed',
  code: 'AVAILABILITY_RED',
  title: 'Every service can be delivered to its site',
  detail: 'These cannot be delivered to their sites',
  remedy: 'Take an alternative that the qualification names, or remove the items',
})

export const yellowSitesAreSurveyed = noItemIs(['surveyNeeded'], {
  name: 'yellowSitesAreSurveyed',
  code: 'AVAILABILITY_SURVEY_NEEDED',
  title: 'A survey looks at what the footprint cannot tell',
  detail: 'A survey has to say whether these can be delivered',
  remedy: 'Ask for a survey of each qualification by POST /api/site-surveys',
})

export const sitesAreQualified = noItemIs(['expired', 'notQualified'], {
  name: 'sitesAreQualified',
  code: 'AVAILABILITY_NOT_QUALIFIED',
  title: 'What was said of each site still holds',
  detail: 'Nobody guarantees that these can be delivered',
  remedy: 'Ask anew by POST /api/offering-qualifications, then submit the order again',
})
