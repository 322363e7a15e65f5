import { lookup } from 'plugboard'
import type { AvailabilityPlace } from '../ports/availability-provider.ts'
import { addressKey, postalPrefixes } from './address-key.ts'
import type { NetworkOption } from './evaluate-option.ts'

/** Metres in a degree of latitude, on a sphere of 6,371 km: a fault of half a percent at most. */
const metresInDegree = 111_195

/** A place as the footprint is asked about it. */
interface AskedPlace {
  readonly addressKey: string | null
  readonly country: string
  /** The postal code and all that it begins with. */
  readonly postalCodes: readonly string[]
  readonly latitude: string | null
  readonly longitude: string | null
  /** How many degrees north or south, and east or west, neighbours may stand. */
  readonly north: number
  readonly east: number
}

/**
 * How the network reaches a place: the building itself by each technology, the nearest neighbour by each,
 * and what the area has. One statement for any number of places; each look is one into an index.
 */
export const networkAt = lookup<AskedPlace, readonly NetworkOption[]>(
  'serviceAvailability.networkAt',
  ({ sql, table, given, givenJson }) => {
    const north = sql`(b.latitude - ${given('latitude')}::float8) * ${metresInDegree}::float8`
    const east = sql`(b.longitude - ${given('longitude')}::float8) * ${metresInDegree}::float8
      * cos(radians(${given('latitude')}::float8))`
    return sql`(
      select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(f))), '[]') from (
        select b.technology, 'building' as source, b.distance_metres as "distanceMetres",
          b.capacity_mbps as "capacityMbps", b.ports_left as "portsLeft",
          null::int as "maxBandwidthMbps", b.provider
        from ${table('FootprintBuilding')} b where b.address_key = ${given('addressKey')}
        union all
        select n.* from (
          select distinct on (b.technology) b.technology, 'neighbour',
            (ceil(sqrt((${north}) ^ 2 + (${east}) ^ 2)) + b.distance_metres)::int as metres,
            b.capacity_mbps, b.ports_left, null::int, b.provider
          from ${table('FootprintBuilding')} b
          where b.latitude between ${given('latitude')}::numeric - ${given('north')}::numeric
              and ${given('latitude')}::numeric + ${given('north')}::numeric
            and b.longitude between ${given('longitude')}::numeric - ${given('east')}::numeric
              and ${given('longitude')}::numeric + ${given('east')}::numeric
            and b.address_key is distinct from ${given('addressKey')}
          order by b.technology, metres
        ) n
        union all
        select a.* from (
          select distinct on (a.technology) a.technology, 'area', a.distance_metres,
            null::int, null::int, a.max_bandwidth_mbps, a.provider
          from ${table('FootprintArea')} a
          where a.postal_code in (select jsonb_array_elements_text(${givenJson('postalCodes')}))
            and a.country = ${given('country')}
          order by a.technology, length(a.postal_code) desc
        ) a
      ) f)`
  },
)

/**
 * @param radius how far neighbours are looked for, in metres: as far as any rule reaches
 */
export function askedPlace(place: AvailabilityPlace, radius: number): AskedPlace {
  const { country, latitude = null, longitude = null } = place
  const north = radius / metresInDegree
  // A degree of longitude is shorter the farther from the equator; at the poles every meridian is near.
  const shrink = Math.max(Math.cos((Number(latitude ?? 0) * Math.PI) / 180), 0.02)
  return {
    ...{ country, latitude, longitude },
    addressKey: addressKey(place),
    postalCodes: postalPrefixes(place),
    ...{ north: rounded(north), east: rounded(north / shrink) },
  }
}

/** Without an exponent, and not too little. */
const rounded = (degrees: number) => Math.ceil(degrees * 1e6) / 1e6
