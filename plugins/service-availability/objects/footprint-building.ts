import { Field, type FieldError, object, Type } from 'plugboard'
import { technology } from './technology.ts'

/** A building that the carrier's network reaches, or passes at some distance, by one technology. */
export const footprintBuilding = object(
  'FootprintBuilding',
  {
    addressKey: Type.String({
      title: 'Address key',
      description: 'Country, postal code, number and street as they are compared',
      maxLength: 200,
      filterable: true,
      immutable: true,
    }),
    technology: technology({ immutable: true }),
    networkStatus: Type.Enum(['onNet', 'nearNet'], {
      title: 'Network status',
      description: 'On net: the fibre ends in the building',
      filterable: true,
    }),
    distanceMetres: Type.Integer({
      title: 'Distance to the fibre',
      description: 'In metres; 0 where it ends in the building',
      minimum: 0,
      maximum: 1_000_000,
      default: 0,
    }),
    capacityMbps: Type.Optional(
      Type.Integer({ title: 'Capacity left', description: 'In Mbit/s', minimum: 0 }),
    ),
    portsLeft: Type.Optional(Type.Integer({ title: 'Ports left', minimum: 0 })),
    provider: Type.Optional(
      Type.String({
        title: 'Access provider',
        description: 'Where the access is bought from another carrier',
        minLength: 1,
        maxLength: 120,
      }),
    ),
    latitude: Type.Optional(Field.decimal({ title: 'Latitude', precision: 9, scale: 6 })),
    longitude: Type.Optional(Field.decimal({ title: 'Longitude', precision: 9, scale: 6 })),
  },
  {
    title: 'Building of the footprint',
    titlePlural: 'Buildings of the footprint',
    path: 'footprint-buildings',
    label: 'addressKey',
    unique: [['addressKey', 'technology']],
    // Neighbours are looked for by it.
    indexes: [['latitude', 'longitude']],
    columns: ['addressKey', 'technology', 'networkStatus', 'distanceMetres', 'capacityMbps'],
    check: buildingFaults,
  },
)

/** What one field does not tell of a building. */
export function buildingFaults({
  networkStatus,
  distanceMetres,
  latitude,
  longitude,
}: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const faults: FieldError[] = []
  if (networkStatus === 'onNet' && Number(distanceMetres ?? 0) > 0) {
    faults.push({ pointer: '/distanceMetres', message: 'must be 0 where the building is on net' })
  }
  if (((latitude ?? null) === null) !== ((longitude ?? null) === null)) {
    const missing = (latitude ?? null) === null ? 'latitude' : 'longitude'
    faults.push({ pointer: `/${missing}`, message: 'is needed with the other coordinate' })
  }
  if (Math.abs(Number(latitude ?? 0)) > 90) {
    faults.push({ pointer: '/latitude', message: 'must lie between -90 and 90' })
  }
  if (Math.abs(Number(longitude ?? 0)) > 180) {
    faults.push({ pointer: '/longitude', message: 'must lie between -180 and 180' })
  }
  return faults
}

declare module 'plugboard' {
  interface Objects {
    FootprintBuilding: typeof footprintBuilding
  }
}
