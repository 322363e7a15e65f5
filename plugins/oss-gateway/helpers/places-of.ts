import type { PartsOf, UnitOfWork } from 'plugboard'
import type { Json } from '../ports/oss-client.ts'

/** The sites of an item, by their role: the A end, and the Z end of a line. */
export async function placesOf(
  uow: UnitOfWork,
  { siteA, siteZ }: PartsOf<'OrderItem', 'telecom'>['telecom'],
): Promise<Json[]> {
  const ends = [
    ['aEnd', siteA],
    ['zEnd', siteZ],
  ] as const
  const places: Json[] = []
  for (const [role, id] of ends) {
    if (id == null) continue
    const site = await uow.load('ServiceSite', id, { lock: false })
    const { name, streetNumber, streetName, addressLine, locality, region, postalCode } = site
    const street = addressLine ?? [streetNumber, streetName].filter(Boolean).join(' ')
    const address = [name, street, locality, region, postalCode, site.country].filter(Boolean)
    places.push({
      ...{ id, role, name: address.join(', ') },
      ...{ '@type': 'RelatedPlaceRefOrValue', '@referredType': 'GeographicSite' },
    })
  }
  return places
}
