import { type CommandStep, loadSetting, type UnitOfWork } from 'plugboard'
import { daysAfter } from '../helpers/days-after.ts'
import type { Resource } from '../helpers/free-resources.ts'
import { termsOf } from '../helpers/reservations.ts'
import { createResource, type NewResource } from '../helpers/resource-factory.ts'
import type { NumberUse } from '../objects/inventory-resource.ts'
import { ageingDays } from '../settings.ts'

type Step<Input = object> = CommandStep<Input>

/** Makes a resource of the pool that the request names. */
export const addResource = (
  uow: UnitOfWork,
  { id, input }: Step<NewResource & { readonly pool: string }>,
) => createResource(uow, { id, state: 'spare' }, input)

/** Gives it to a reservation and to the account that this is for. */
export async function reserveResource(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly reservation: string; readonly holder: string }>,
): Promise<void> {
  Object.assign(await uow.load('InventoryResource', id), input)
}

/** It is somebody's from now on; where its kind says so, it has to be put to work within a time. */
export async function assignResource(uow: UnitOfWork, { id }: Step): Promise<void> {
  const resource = await uow.load('InventoryResource', id)
  resource.assignedAt = uow.now
  const { assignedDays } = await termsOf(uow, resource.kind, resource.holder ?? '')
  if (assignedDays !== undefined) resource.lapsesAt = daysAfter(uow.now, assignedDays)
}

export async function activateResource(uow: UnitOfWork, { id }: Step): Promise<void> {
  const resource = await uow.load('InventoryResource', id)
  Object.assign(resource, { lapsesAt: undefined })
}

/** Nobody's any more: a number rests before somebody else has it, a port or a circuit does not. */
export async function disconnectResource(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly use?: NumberUse }>,
): Promise<void> {
  const resource = await uow.load('InventoryResource', id)
  const days = await loadSetting(uow, ageingDays)
  const rest = {
    tollFreeNumber: days.tollFree,
    telephoneNumber: days[input.use ?? 'business'],
    port: 0,
    circuit: 0,
  }[resource.kind]
  letGo(resource)
  resource.lapsesAt = daysAfter(uow.now, rest)
}

/** Has it be nobody's, as it was before. */
export async function freeResource(uow: UnitOfWork, { id }: Step): Promise<void> {
  letGo(await uow.load('InventoryResource', id))
}

export async function noteReason(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly reason: string }>,
): Promise<void> {
  const resource = await uow.load('InventoryResource', id)
  letGo(resource)
  resource.reason = input.reason
}

function letGo(resource: Resource): void {
  const nobody = { reservation: undefined, holder: undefined }
  Object.assign(resource, nobody, { assignedAt: undefined, lapsesAt: undefined, reason: undefined })
}
