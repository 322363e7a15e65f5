import type { UnitOfWork } from 'plugboard'
import { broadband } from './broadband.ts'
import { createCompanies } from './companies.ts'
import { dedicatedInternet } from './dedicated-internet.ts'
import { ethernetLine } from './ethernet-line.ts'
import { createFamily } from './family.ts'
import { mobile } from './mobile.ts'
import { mplsVpn } from './mpls-vpn.ts'
import { privateLine } from './private-line.ts'
import { sdWan } from './sd-wan.ts'
import { sipTrunk } from './sip-trunk.ts'
import { smallOffice } from './small-office.ts'
import { tollFree } from './toll-free.ts'
import { createDemonstrationUsers } from './users.ts'

/** What the carrier of the demonstration sells. */
export const families = [
  dedicatedInternet,
  ethernetLine,
  privateLine,
  mplsVpn,
  sdWan,
  sipTrunk,
  tollFree,
  broadband,
  mobile,
  smallOffice,
]

/** Fills an empty system: a catalogue, two customers, and everybody who works with them. */
export async function demonstrate(uow: UnitOfWork): Promise<void> {
  for (const family of families) await createFamily(uow, family)
  await createDemonstrationUsers(uow, await createCompanies(uow))
}
