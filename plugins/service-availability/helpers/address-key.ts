import type { AvailabilityPlace } from '../ports/availability-provider.ts'

/** The post's short forms of what English addresses are made of, as the USPS and Canada Post write them. */
const shortForms: Readonly<Record<string, string>> = {
  ALLEY: 'ALY',
  AVENUE: 'AVE',
  AV: 'AVE',
  BOULEVARD: 'BLVD',
  CENTER: 'CTR',
  CENTRE: 'CTR',
  CIRCLE: 'CIR',
  COURT: 'CT',
  DRIVE: 'DR',
  EXPRESSWAY: 'EXPY',
  FREEWAY: 'FWY',
  HIGHWAY: 'HWY',
  LANE: 'LN',
  PARKWAY: 'PKWY',
  PLACE: 'PL',
  PLAZA: 'PLZ',
  ROAD: 'RD',
  SQUARE: 'SQ',
  STREET: 'ST',
  STR: 'ST',
  SUITE: 'STE',
  TERRACE: 'TER',
  TURNPIKE: 'TPKE',
  NORTH: 'N',
  NORTHEAST: 'NE',
  NORTHWEST: 'NW',
  EAST: 'E',
  SOUTH: 'S',
  SOUTHEAST: 'SE',
  SOUTHWEST: 'SW',
  WEST: 'W',
}

/**
 * An address as addresses are compared: in capitals, without accents and signs, with the post's short
 * forms. Two spellings of one address have one key; where the building is not told apart there is none.
 *
 * @example addressKey(site) // 'US|10118|350 5TH AVE'
 */
export function addressKey(place: AvailabilityPlace): string | null {
  const { streetNumber, streetName, addressLine, country } = place
  const street = streetName ? `${streetNumber ?? ''} ${streetName}` : (addressLine ?? '')
  const words = plainWords(street).map(word => shortForms[word] ?? word)
  if (words.length === 0) return null
  return [country, postalKey(place), words.join(' ')].join('|')
}

/**
 * A postal code as it is compared: without blanks, and of a ZIP+4 the ZIP alone.
 *
 * @example postalKey({ country: 'US', postalCode: '10118-0110', … }) // '10118'
 */
export function postalKey({ postalCode, country }: AvailabilityPlace): string {
  const plain = plainWords(postalCode ?? '').join('')
  return country === 'US' ? plain.slice(0, 5) : plain
}

/** A postal code and all that it begins with, the longest first. */
export function postalPrefixes(place: AvailabilityPlace): string[] {
  const key = postalKey(place)
  return Array.from(key, (_, index) => key.slice(0, key.length - index))
}

function plainWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
