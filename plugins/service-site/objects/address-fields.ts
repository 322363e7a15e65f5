import { Type } from 'plugboard'

/**
 * Where a building stands: the civic address. The street is given in two fields, or as one line where
 * the country's addresses do not divide like that.
 */
export const civicAddressFields = {
  streetNumber: Type.Optional(
    Type.String({
      title: 'Street number',
      description: 'Such as 350 or 12-14',
      minLength: 1,
      maxLength: 20,
    }),
  ),
  streetName: Type.Optional(
    Type.String({
      title: 'Street',
      description: 'With its directions and its kind, such as W 5th Ave',
      minLength: 1,
      maxLength: 120,
    }),
  ),
  addressLine: Type.Optional(
    Type.String({
      title: 'Address line',
      description: 'Where there is no street, or it does not divide into number and name',
      minLength: 1,
      maxLength: 200,
    }),
  ),
  locality: Type.String({
    title: 'City or town',
    minLength: 1,
    maxLength: 100,
    filterable: true,
  }),
  region: Type.Optional(
    Type.String({
      title: 'State or province',
      description: 'Its code in ISO 3166-2 without the country, such as NY',
      pattern: '^[A-Z0-9]{1,3}$',
      maxLength: 3,
      filterable: true,
    }),
  ),
  postalCode: Type.Optional(
    Type.String({
      title: 'Postal code',
      pattern: '^[A-Z0-9]([A-Z0-9 -]*[A-Z0-9])?$',
      maxLength: 12,
      filterable: true,
    }),
  ),
  country: Type.String({
    title: 'Country',
    description: 'Its code in ISO 3166-1, two letters, such as US',
    pattern: '^[A-Z]{2}$',
    maxLength: 2,
    filterable: true,
  }),
}

/** Where something is in a building. */
export const unitFields = {
  building: Type.Optional(Type.String({ title: 'Building', minLength: 1, maxLength: 60 })),
  floor: Type.Optional(Type.String({ title: 'Floor', minLength: 1, maxLength: 20 })),
  room: Type.Optional(Type.String({ title: 'Room or suite', minLength: 1, maxLength: 40 })),
}
