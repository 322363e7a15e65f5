import { lookup } from 'plugboard'
import { type FootprintKind, schemaOf } from './footprint-kinds.ts'
import type { FootprintRow } from './footprint-rows.ts'

/** What is kept under the key of a row, by field name; null where nothing is. */
export type Kept = (Readonly<Record<string, unknown>> & { readonly id: string }) | null

/** What the tables hold for the rows of a file, by the object that they become. */
export const keptFootprint = {
  FootprintBuilding: lookup<FootprintRow, Kept>(
    'serviceAvailability.keptBuilding',
    ({ sql, table, given }) => sql`(
      select jsonb_build_object('id', b.id, 'addressKey', b.address_key, 'technology', b.technology,
        'networkStatus', b.network_status, 'distanceMetres', b.distance_metres,
        'capacityMbps', b.capacity_mbps, 'portsLeft', b.ports_left, 'provider', b.provider,
        'latitude', b.latitude, 'longitude', b.longitude)
      from ${table('FootprintBuilding')} b
      where b.address_key = ${given('addressKey')} and b.technology = ${given('technology')})`,
  ),
  FootprintArea: lookup<FootprintRow, Kept>(
    'serviceAvailability.keptArea',
    ({ sql, table, given }) => sql`(
      select jsonb_build_object('id', f.id, 'country', f.country, 'postalCode', f.postal_code,
        'technology', f.technology, 'distanceMetres', f.distance_metres,
        'maxBandwidthMbps', f.max_bandwidth_mbps, 'provider', f.provider)
      from ${table('FootprintArea')} f
      where f.country = ${given('country')} and f.postal_code = ${given('postalCode')}
        and f.technology = ${given('technology')})`,
  ),
}

/** Whether a row says something else than what is kept. */
export function differs(kind: FootprintKind, kept: NonNullable<Kept>, row: FootprintRow): boolean {
  return Object.keys(kind.fields).some(name => {
    const [old, next] = [kept[name] ?? undefined, row[name]]
    if (old === undefined || next === undefined) return old !== next
    // 40.7 and 40.700000 are one place.
    return schemaOf(kind, name).format === 'decimal' ? Number(old) !== Number(next) : old !== next
  })
}
