import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

export type NewServiceSite = FieldsOf<'ServiceSite'>
export type NewRegisteredLocation = Pick<
  FieldsOf<'RegisteredLocation'>,
  'site' | 'building' | 'floor' | 'room' | 'additionalInformation'
>

/**
 * Keeps a new service site, which is active.
 *
 * @throws INPUT_INVALID with every fault of its address, coordinates and time zone
 * @example
 * const site = await createServiceSite(uow, {
 *   account: account.id, name: 'Headquarters', streetNumber: '350', streetName: '5th Ave',
 *   locality: 'New York', region: 'NY', postalCode: '10118', country: 'US',
 * })
 */
export async function createServiceSite(
  uow: UnitOfWork,
  site: NewServiceSite,
): Promise<RecordOf<'ServiceSite'>> {
  const { id } = await uow.perform({ object: 'ServiceSite', transition: 'create', input: site })
  return uow.load('ServiceSite', id)
}

/**
 * Keeps a new registered location of a site; nobody has validated it yet.
 *
 * @example const location = await createRegisteredLocation(uow, { site: site.id, floor: '34' })
 */
export async function createRegisteredLocation(
  uow: UnitOfWork,
  location: NewRegisteredLocation,
): Promise<RecordOf<'RegisteredLocation'>> {
  const { id } = await uow.perform({
    object: 'RegisteredLocation',
    transition: 'create',
    input: location,
  })
  return uow.load('RegisteredLocation', id)
}
