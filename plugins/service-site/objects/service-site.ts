import { Field, object, Type } from 'plugboard'
import { siteFaults } from '../helpers/site-faults.ts'
import { civicAddressFields, unitFields } from './address-fields.ts'

/** The customer's premises: where services are delivered to. */
export const serviceSite = object(
  'ServiceSite',
  {
    account: Field.reference('Account', { title: 'Account', filterable: true }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120, filterable: true }),
    siteCode: Type.Optional(
      Type.String({
        title: 'Site code',
        description: 'Your own, once in the account, such as NYC-01',
        pattern: '^[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$',
        maxLength: 40,
        filterable: true,
      }),
    ),
    ...civicAddressFields,
    ...unitFields,
    latitude: Type.Optional(
      Field.decimal({
        title: 'Latitude',
        description: 'Degrees north in WGS 84, such as 40.748433',
        precision: 9,
        scale: 6,
      }),
    ),
    longitude: Type.Optional(
      Field.decimal({
        title: 'Longitude',
        description: 'Degrees east in WGS 84, such as -73.985656',
        precision: 9,
        scale: 6,
      }),
    ),
    timeZone: Type.Optional(
      Type.String({
        title: 'Time zone',
        description: 'Its name in the IANA database, such as America/New_York',
        maxLength: 64,
      }),
    ),
    demarcationPoint: Type.Optional(
      Type.String({
        title: 'Demarcation point',
        description: 'Where the carrier hands over: room, rack, or minimum point of entry',
        minLength: 1,
        maxLength: 200,
      }),
    ),
    accessHours: Type.Optional(
      Type.String({
        title: 'Access hours',
        description: 'When technicians are let in, in local time',
        minLength: 1,
        maxLength: 200,
      }),
    ),
    accessInstructions: Type.Optional(
      Type.String({
        title: 'Access instructions',
        description: 'Where to report, what to bring',
        minLength: 1,
        maxLength: 1_000,
        display: 'multiline',
        personal: true,
      }),
    ),
    contactName: Type.Optional(
      Type.String({
        title: 'Site contact',
        description: 'Who lets the technicians in, where an order names nobody else',
        minLength: 1,
        maxLength: 120,
        personal: true,
      }),
    ),
    contactPhone: Type.Optional(
      Type.String({
        title: 'Telephone of the site contact',
        description: 'In international form, such as +1 212 555 0100',
        pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
        maxLength: 26,
        personal: true,
      }),
    ),
    contactEmail: Type.Optional(
      Type.String({
        title: 'E-mail of the site contact',
        format: 'email',
        maxLength: 254,
        personal: true,
      }),
    ),
  },
  {
    title: 'Service site',
    path: 'service-sites',
    account: 'account',
    stateful: true,
    unique: [['account', 'siteCode']],
    label: 'name',
    menu: 30,
    columns: ['name', 'siteCode', 'state', 'locality', 'region', 'postalCode', 'country'],
    check: siteFaults,
  },
)

declare module 'plugboard' {
  interface Objects {
    ServiceSite: typeof serviceSite
  }
}
