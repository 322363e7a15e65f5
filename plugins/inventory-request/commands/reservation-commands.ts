import {
  type CommandStep,
  isPlugboardError,
  type PrepareContext,
  type PrepareStep,
  type UnitOfWork,
} from 'plugboard'
import { daysAfter } from '../helpers/days-after.ts'
import { referenceInvalid } from '../helpers/refusals.ts'
import {
  createReservation,
  type NewReservation,
  performOnResources,
  termsOf,
} from '../helpers/reservations.ts'
import type { Extension } from '../policies/extension-fits.ts'

type Step<Input = object> = CommandStep<Input>

/** What it is reserved for has to be there, and to be of the same account. */
export async function findSubject(
  { reads }: PrepareContext,
  { input }: PrepareStep<NewReservation>,
): Promise<void> {
  const { forObject, forId, account } = input
  if (forObject === undefined || forId === undefined) return
  const owner = await ownerOf(reads, forObject, forId)
  if (owner !== undefined && owner !== account) throw referenceInvalid('/forId', forObject)
}

/** @throws REFERENCE_INVALID where there is none that the actor sees */
async function ownerOf(reads: PrepareContext['reads'], object: string, id: string) {
  try {
    return (await reads.one(object, id)).account
  } catch (error) {
    if (isPlugboardError(error)) throw referenceInvalid('/forId', object)
    throw error
  }
}

/** Takes what is asked for. */
export const reserve = (uow: UnitOfWork, { id, input }: Step<NewReservation>) =>
  createReservation(uow, { id, state: 'active' }, input)

/** Moves the end of the hold, as far as the kind allows where no moment is named. */
export async function extend(uow: UnitOfWork, { id, input }: Step<Extension>): Promise<void> {
  const reservation = await uow.load('ResourceReservation', id)
  const { kind, account, createdAt } = reservation
  const { days, longestDays } = await termsOf(uow, kind, account)
  const [usual, longest] = [daysAfter(uow.now, days), daysAfter(createdAt, longestDays)]
  const until = input.until ?? (usual < longest ? usual : longest)
  reservation.expiresAt = new Date(until).toISOString()
}

/** Its order is on its way: where the kind says so, the hold lasts until that is done. */
export async function submit(uow: UnitOfWork, { id }: Step): Promise<void> {
  const reservation = await uow.load('ResourceReservation', id)
  const { holdsWhenSubmitted } = await termsOf(uow, reservation.kind, reservation.account)
  if (holdsWhenSubmitted) Object.assign(reservation, { expiresAt: undefined })
}

/** Gives the resources to the account for good, and puts them to work where they are in service. */
export async function complete(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly inService?: boolean }>,
): Promise<void> {
  const reservation = await uow.load('ResourceReservation', id)
  await performOnResources(uow, reservation, 'assign')
  if (input.inService) await performOnResources(uow, reservation, 'activate')
  end(reservation, uow.now)
}

/** Lets the resources go, on request or because the time is up. */
export async function letGo(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly reason?: string }>,
): Promise<void> {
  const reservation = await uow.load('ResourceReservation', id)
  await performOnResources(uow, reservation, 'release')
  end(reservation, uow.now)
  if (input.reason !== undefined) reservation.closingReason = input.reason
}

function end(reservation: object, now: string): void {
  Object.assign(reservation, { endedAt: now, expiresAt: undefined })
}
