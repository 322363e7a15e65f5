import { object, Type } from 'plugboard'
import { technology } from './technology.ts'

/** An area in which the carrier delivers by a technology, whatever the building. */
export const footprintArea = object(
  'FootprintArea',
  {
    country: Type.String({
      title: 'Country',
      description: 'ISO 3166-1, such as US',
      pattern: '^[A-Z]{2}$',
      maxLength: 2,
      filterable: true,
      immutable: true,
    }),
    postalCode: Type.String({
      title: 'Postal code or prefix',
      description: 'Of all postal codes that begin like this, the longest counts',
      pattern: '^[A-Z0-9]+$',
      maxLength: 12,
      filterable: true,
      immutable: true,
    }),
    technology: technology({ immutable: true }),
    distanceMetres: Type.Integer({
      title: 'Distance to the network',
      description: 'In metres, as it usually is in the area',
      minimum: 0,
      maximum: 1_000_000,
      default: 0,
    }),
    maxBandwidthMbps: Type.Optional(
      Type.Integer({ title: 'Highest bandwidth', description: 'In Mbit/s', minimum: 1 }),
    ),
    provider: Type.Optional(
      Type.String({ title: 'Access provider', minLength: 1, maxLength: 120 }),
    ),
  },
  {
    title: 'Area of the footprint',
    titlePlural: 'Areas of the footprint',
    path: 'footprint-areas',
    label: 'postalCode',
    unique: [['country', 'postalCode', 'technology']],
    columns: ['country', 'postalCode', 'technology', 'distanceMetres', 'maxBandwidthMbps'],
  },
)

declare module 'plugboard' {
  interface Objects {
    FootprintArea: typeof footprintArea
  }
}
