import { allow, fact, refuse, rule } from 'plugboard'

interface Siteless {
  readonly id: string
  readonly name: string
  readonly field: 'siteA' | 'siteZ'
}

/** The ends of new services that are wanted and not named. */
const siteless = fact<readonly Siteless[]>(
  'Order',
  'telecomSiteless',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'field', e.field)
      order by i.id, e.field), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id
    join ${table('OfferingRequirement')} r on r.offering = i.offering
    cross join lateral (values ('siteA', r.sites in ('a', 'aAndZ') and t.site_a_id is null),
      ('siteZ', r.sites = 'aAndZ' and t.site_z_id is null)) e (field, is_missing)
    where i.order_id = ${column('id')} and t.action = 'add' and e.is_missing)`,
)

export const sitesAreNamed = rule({
  name: 'sitesAreNamed',
  code: 'TELECOM_SITE_MISSING',
  title: 'New services name the sites that they are delivered to',
  facts: { siteless },
  decide: ({ facts: { siteless } }) =>
    siteless.length === 0
      ? allow
      : refuse(`Sites are missing: ${[...new Set(siteless.map(({ name }) => name))].join(', ')}`, {
          remedy: 'Name telecom.siteA, and for lines telecom.siteZ, of these items',
          errors: siteless.map(({ id, name, field }) => ({
            pointer: `/items/${id}/telecom/${field}`,
            message: `is required for ${name}`,
          })),
        }),
})
