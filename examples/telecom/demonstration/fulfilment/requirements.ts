import type { UnitOfWork } from 'plugboard'
import { createRequirement, type NewRequirement } from 'plugboard/plugins/telecom-order'

/** What the order of an offering takes besides its configuration. */
const requirements: readonly NewRequirement[] = [
  { offering: 'ethernet-line', sites: 'aAndZ', standardInterval: 30 },
  { offering: 'ethernet-uni', sites: 'a', standardInterval: 30 },
  { offering: 'ethernet-evc', sites: 'none', standardInterval: 10 },
  { offering: 'private-line-ds1', sites: 'aAndZ', standardInterval: 45 },
  { offering: 'private-line-ds3', sites: 'aAndZ', standardInterval: 60 },
  { offering: 'sip-trunk', sites: 'a', standardInterval: 15, registeredLocation: true },
]

export async function createRequirements(uow: UnitOfWork): Promise<void> {
  for (const requirement of requirements) await createRequirement(uow, requirement)
}
