import type { FieldError } from 'plugboard'
import { isCountry, postalRulesOf } from './countries.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * What is wrong with a site beyond the schema of each field. Synchronous and pure.
 *
 * @example siteFaults({ country: 'US', postalCode: '1011', … }) // [{ pointer: '/postalCode', … }]
 */
export function siteFaults(site: Values): readonly FieldError[] {
  return [
    ...streetFaults(site),
    ...postalFaults(site),
    ...positionFaults(site),
    ...zoneFaults(site),
  ]
}

function streetFaults({ streetNumber, streetName, addressLine }: Values): FieldError[] {
  if (isGiven(streetName) || isGiven(addressLine)) {
    const isLost = isGiven(streetNumber) && !isGiven(streetName)
    return isLost ? [{ pointer: '/streetName', message: 'is needed with a street number' }] : []
  }
  return [{ pointer: '/streetName', message: 'is needed, or an addressLine in its place' }]
}

function postalFaults({ country, region, postalCode }: Values): FieldError[] {
  if (typeof country !== 'string') return []
  if (!isCountry(country)) {
    return [{ pointer: '/country', message: `is no country of ISO 3166-1: ${country}` }]
  }
  const rules = postalRulesOf(country)
  if (!rules) return []
  const faults: FieldError[] = []
  if (rules.wantsRegion && !isGiven(region)) {
    faults.push({ pointer: '/region', message: `is needed in ${country}` })
  }
  if (!isGiven(postalCode)) {
    faults.push({ pointer: '/postalCode', message: `is needed in ${country}` })
  } else if (!rules.postalCode.test(String(postalCode))) {
    const message = `is no postal code of ${country}: they look like ${rules.example}`
    faults.push({ pointer: '/postalCode', message })
  }
  return faults
}

function positionFaults({ latitude, longitude }: Values): FieldError[] {
  const faults: FieldError[] = []
  if (isGiven(latitude) !== isGiven(longitude)) {
    const missing = isGiven(latitude) ? 'longitude' : 'latitude'
    faults.push({ pointer: `/${missing}`, message: 'is needed with the other coordinate' })
  }
  for (const [name, value, most] of [
    ['latitude', latitude, 90],
    ['longitude', longitude, 180],
  ] as const) {
    if (isGiven(value) && Math.abs(Number(value)) > most) {
      faults.push({ pointer: `/${name}`, message: `must lie between -${most} and ${most}` })
    }
  }
  return faults
}

/** The machine may know a zone by an older name than the database lists first, so it is tried. */
function zoneFaults({ timeZone }: Values): FieldError[] {
  if (!isGiven(timeZone)) return []
  const zone = String(timeZone)
  try {
    // What is only an offset is no zone: it knows no daylight-saving time.
    if (!/^[A-Z]/i.test(zone)) throw new RangeError(zone)
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return []
  } catch {
    return [{ pointer: '/timeZone', message: 'is no time zone of the IANA database' }]
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}
