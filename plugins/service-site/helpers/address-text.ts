/** The parts of an address that its text is made of; what is not known may be absent or null. */
export interface AddressParts {
  readonly streetNumber?: string | null
  readonly streetName?: string | null
  readonly addressLine?: string | null
  readonly building?: string | null
  readonly floor?: string | null
  readonly room?: string | null
  readonly additionalInformation?: string | null
  readonly locality: string
  readonly region?: string | null
  readonly postalCode?: string | null
  readonly country: string
}

/**
 * A civic address in one line.
 *
 * @example civicAddressText(site) // '350 5th Ave, New York NY 10118, US'
 */
export function civicAddressText(address: AddressParts): string {
  const { addressLine, streetNumber, streetName, locality, region, postalCode, country } = address
  const street = words(streetNumber, streetName)
  return listed(street, addressLine, words(locality, region, postalCode), country)
}

/**
 * Where help is sent to: the civic address of a site, then the place in it.
 *
 * @example dispatchableAddress(site, { floor: '34' }) // '350 5th Ave, New York NY 10118, US; floor 34'
 */
export function dispatchableAddress(
  site: AddressParts,
  { building, floor, room, additionalInformation }: Partial<AddressParts>,
): string {
  const place = listed(
    building && `building ${building}`,
    floor && `floor ${floor}`,
    room && `room ${room}`,
    additionalInformation,
  )
  return [civicAddressText(site), place].filter(Boolean).join('; ')
}

type Text = string | null | undefined

const words = (...texts: readonly Text[]) => texts.filter(Boolean).join(' ')
const listed = (...texts: readonly Text[]) => texts.filter(Boolean).join(', ')
