import {
  type FieldError,
  type FieldsOf,
  loadSetting,
  type RecordOf,
  type UnitOfWork,
} from 'plugboard'
import type { ResourceKind } from '../objects/resource-kind.ts'
import { type HoldTerms, holdTerms } from '../settings.ts'
import { daysAfter } from './days-after.ts'
import { chooseByName, chooseFree, type Resource } from './free-resources.ts'
import { loadPool } from './pools.ts'
import { assertNone, referenceInvalid } from './refusals.ts'

/** What is said of a new reservation. */
export type NewReservation = Pick<
  FieldsOf<'ResourceReservation'>,
  'account' | 'pool' | 'wanted' | 'forObject' | 'forId' | 'request'
> & { readonly quantity?: number | undefined }

/** How resources of a kind are held for an account. */
export async function termsOf(
  uow: UnitOfWork,
  kind: ResourceKind,
  account: string,
): Promise<HoldTerms> {
  return (await loadSetting(uow, holdTerms, account))[kind]
}

/**
 * Makes a reservation and takes its resources, in the creating transition.
 *
 * The pool is locked before anything is looked for, so that of many who ask at once each sees what the
 * others have left, and nobody deadlocks: who takes from one pool takes one after the other, who takes
 * from different pools does not meet. Where the account has a cap it is locked before.
 *
 * @throws INPUT_INVALID, REFERENCE_INVALID, INVENTORY_NOT_ENOUGH, INVENTORY_UNKNOWN, INVENTORY_TAKEN
 */
export async function createReservation(
  uow: UnitOfWork,
  made: { readonly id: string; readonly state: string },
  { quantity, ...reservation }: NewReservation,
): Promise<void> {
  assertNone(faultsOf({ quantity, ...reservation }))
  const { account, pool: poolId, wanted } = reservation
  const { kind } = await loadPool(uow, poolId)
  const { days, cap } = await termsOf(uow, kind, account)
  if (cap) await lockAccount(uow, account)
  const pool = await loadPool(uow, poolId, { lock: true })
  const resources = wanted
    ? await chooseByName(uow, pool, wanted)
    : await chooseFree(uow, pool, quantity ?? 1)
  await uow.insert(
    'ResourceReservation',
    {
      ...reservation,
      kind,
      quantity: resources.length,
      resources: resources.map(({ id, value }) => ({ id, value })),
      expiresAt: daysAfter(uow.now, days),
    } as FieldsOf<'ResourceReservation'>,
    { ...made, wait: false },
  )
  const taken = { reservation: made.id, holder: account }
  for (const { id } of resources) await perform(uow, id, 'reserve', taken)
}

/** What the fields cannot say one by one. */
function faultsOf({ forObject, forId, wanted, quantity }: NewReservation): readonly FieldError[] {
  const faults: FieldError[] = []
  if ((forObject === undefined) !== (forId === undefined)) {
    const pointer = forObject === undefined ? '/forObject' : '/forId'
    faults.push({ pointer, message: 'is wanted: what it is for has a kind and an id' })
  }
  if (wanted && quantity !== undefined && quantity !== wanted.length) {
    faults.push({ pointer: '/quantity', message: 'is not how many are wanted by name' })
  }
  return faults
}

/** What one account has reserved is counted by one at a time. */
async function lockAccount(uow: UnitOfWork, account: string): Promise<void> {
  const [found] = await uow.find('Account', { id: account }, { lock: true })
  if (!found) throw referenceInvalid('/account', 'account')
}

/**
 * Reserves resources inside a unit of work: for other plugins, and for everything that is no request of
 * its own.
 *
 * @returns the reservation's id
 * @example
 * await reserveResources(uow, { account: order.account, pool, quantity: 2, forObject: 'Order', forId: order.id })
 */
export async function reserveResources(
  uow: UnitOfWork,
  reservation: NewReservation,
): Promise<string> {
  const wanted = { object: 'ResourceReservation', transition: 'create', input: reservation }
  return (await uow.perform(wanted)).id
}

/** The resources that a reservation holds, locked in the order of their ids. */
export function resourcesOf(uow: UnitOfWork, reservation: string): Promise<readonly Resource[]> {
  return uow.find('InventoryResource', { reservation }, { lock: true })
}

/** Has all resources of a reservation go the same way. */
export async function performOnResources(
  uow: UnitOfWork,
  reservation: RecordOf<'ResourceReservation'>,
  transition: string,
  input: object = {},
): Promise<void> {
  for (const { id } of await resourcesOf(uow, reservation.id)) {
    await perform(uow, id, transition, input)
  }
}

async function perform(uow: UnitOfWork, id: string, transition: string, input: object) {
  await uow.perform({ object: 'InventoryResource', id, transition, input, as: 'system' })
}
