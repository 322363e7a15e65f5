import { allow, fact, refuse, rule } from 'plugboard'
import { hasValidatedLocation } from 'plugboard/plugins/service-site'

/** The name of the site where an emergency call could come from and no location has been validated. */
const unregisteredSite = fact<string | null>('OrderItem', 'telecomUnregisteredSite', scope => {
  const { sql, table, column } = scope
  return sql`(
    select coalesce(site.name, '') from ${table('OfferingRequirement')} wanted
    left join ${table('ServiceSite')} site on site.id = ${column('telecom.siteA')}
    where wanted.offering = ${column('offering')} and wanted.registered_location
      and ${column('telecom.action')} <> 'delete'
      and not ${hasValidatedLocation(scope, sql`site.id`)})`
})

/**
 * What emergency calls can be made from is activated only where help would find the caller: a registered
 * location is taken before (47 CFR 9.11), also of the new site when the service moves.
 */
export const registeredLocationIsValid = rule({
  name: 'registeredLocationIsValid',
  code: 'TELECOM_LOCATION_UNREGISTERED',
  title: 'The site has a validated location for emergency calls, where the offering wants one',
  facts: { unregisteredSite },
  decide: ({ facts: { unregisteredSite } }) => {
    if (unregisteredSite === null) return allow
    const where = unregisteredSite === '' ? 'The item names no site' : unregisteredSite
    return refuse(`${where}: no validated location for emergency calls`, {
      remedy: 'Register a location for the site, and have it validated',
    })
  },
})
