import type { CommandStep, RecordOf, UnitOfWork } from 'plugboard'
import { dispatchableAddress } from '../helpers/address-text.ts'

/** Keeps what was validated, by whom and against what: the site may be changed afterwards. */
export async function validateLocation(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly validatedAgainst?: string } | undefined>,
): Promise<void> {
  const location = await uow.load('RegisteredLocation', id)
  const site = await uow.load('ServiceSite', location.site)
  forget(location)
  location.validatedAddress = dispatchableAddress(site, location)
  if (input?.validatedAgainst) location.validatedAgainst = input.validatedAgainst
  confirm(uow, location)
}

/** Says what is wrong with a location, so that the customer can correct it. */
export async function rejectLocation(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reason: string }>,
): Promise<void> {
  const location = await uow.load('RegisteredLocation', id)
  forget(location)
  location.rejectionReason = input.reason
  confirm(uow, location)
}

/** What was said of a location holds no longer. */
export async function clearVerdict(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  forget(await uow.load('RegisteredLocation', id))
}

const verdict = [
  'validatedAddress',
  'validatedAgainst',
  'confirmedAt',
  'confirmedBy',
  'rejectionReason',
] as const

function forget(location: RecordOf<'RegisteredLocation'>): void {
  for (const name of verdict) delete location[name]
}

function confirm({ now, actor }: UnitOfWork, location: RecordOf<'RegisteredLocation'>): void {
  location.confirmedAt = now
  if (actor.id !== null) location.confirmedBy = actor.id
}
