import type { UnitOfWork } from 'plugboard'
import { createServiceSite } from 'plugboard/plugins/service-site'

const newYork = { locality: 'New York', region: 'NY', country: 'US', timeZone: 'America/New_York' }

/** Where the companies want their services. */
export async function createSites(
  uow: UnitOfWork,
  { acme, globex }: Readonly<Record<'acme' | 'globex', string>>,
): Promise<void> {
  await createServiceSite(uow, {
    ...{ account: acme, name: 'Headquarters', siteCode: 'NYC-01', ...newYork },
    ...{ streetNumber: '350', streetName: '5th Ave', postalCode: '10118' },
    ...{ floor: '34', demarcationPoint: 'Telecom room 34-2, rack 4' },
  })
  await createServiceSite(uow, {
    ...{ account: acme, name: 'Warehouse', siteCode: 'NJ-01' },
    ...{ streetNumber: '1', streetName: 'Harmon Plaza', locality: 'Secaucus', region: 'NJ' },
    ...{ postalCode: '07094', country: 'US', timeZone: 'America/New_York' },
  })
  await createServiceSite(uow, {
    ...{ account: acme, name: 'Boston office', siteCode: 'BOS-01' },
    ...{ streetNumber: '100', streetName: 'Federal St', locality: 'Boston', region: 'MA' },
    ...{ postalCode: '02110', country: 'US', timeZone: 'America/New_York' },
  })
  await createServiceSite(uow, {
    ...{ account: globex, name: 'Globex Tower', siteCode: 'GT', ...newYork },
    ...{ streetNumber: '230', streetName: 'Park Ave', postalCode: '10169' },
  })
}
