import type { UnitOfWork } from 'plugboard'
import { broadband } from './broadband.ts'
import { createCompanies } from './companies.ts'
import { dedicatedInternet } from './dedicated-internet.ts'
import { createDiscounts } from './discounts.ts'
import { ethernetEvc } from './ethernet-evc.ts'
import { ethernetLine } from './ethernet-line.ts'
import { ethernetUni } from './ethernet-uni.ts'
import { createFamily } from './family.ts'
import { createMilestones } from './fulfilment/milestones.ts'
import { createRequirements } from './fulfilment/requirements.ts'
import { createWork } from './fulfilment/work.ts'
import { mobile } from './mobile.ts'
import { mplsVpn } from './mpls-vpn.ts'
import { privateLineDs1, privateLineDs3 } from './private-line.ts'
import { createRelationships } from './relationships.ts'
import { sdWan } from './sd-wan.ts'
import { sipTrunk } from './sip-trunk.ts'
import { createSites } from './sites.ts'
import { smallOffice } from './small-office.ts'
import { createSupport } from './support.ts'
import { tollFree } from './toll-free.ts'
import { createDemonstrationUsers } from './users.ts'

/** What the carrier of the demonstration sells. */
export const families = [
  dedicatedInternet,
  ethernetLine,
  ethernetUni,
  ethernetEvc,
  privateLineDs1,
  privateLineDs3,
  mplsVpn,
  sdWan,
  sipTrunk,
  tollFree,
  broadband,
  mobile,
  smallOffice,
]

/** Fills an empty system: a catalogue, how its work is done, two customers, and everybody who works with them. */
export async function demonstrate(uow: UnitOfWork): Promise<void> {
  const ids = new Map<string, string>()
  for (const family of families) {
    for (const [key, id] of await createFamily(uow, family)) ids.set(key, id)
  }
  await createDiscounts(uow, ids)
  await createRelationships(uow, ids)
  await createRequirements(uow)
  await createWork(uow)
  await createMilestones(uow)
  await createSupport(uow)
  const companies = await createCompanies(uow)
  await createSites(uow, companies)
  await createDemonstrationUsers(uow, companies)
}
