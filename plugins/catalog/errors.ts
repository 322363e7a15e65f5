import type { ErrorEntry } from 'plugboard'

/** Why something in the catalogue cannot be ordered, or kept. */
export const errors = {
  CATALOG_NOT_LAUNCHED: { status: 422, message: 'The offering is not on sale' },
  CATALOG_NOT_YET_ON_SALE: { status: 422, message: 'The offering is not on sale yet' },
  CATALOG_NO_LONGER_ON_SALE: { status: 422, message: 'The offering is no longer on sale' },
  CATALOG_CURRENCY: { status: 422, message: 'The offering is not sold in this currency' },
  CATALOG_NOT_PRICED: { status: 422, message: 'The offering has no price in this configuration' },
  CATALOG_RELATIONSHIP_BROKEN: {
    status: 409,
    message: 'Offerings of the order do not go together',
  },
  CATALOG_BUNDLE_INCOMPLETE: {
    status: 409,
    message: 'A bundle does not have what it comprises',
  },
  CATALOG_IMPORT_INVALID: { status: 422, message: 'Lines of the file cannot be imported' },
  CATALOG_FILE_UNREADABLE: { status: 400, message: 'The file cannot be read as a catalogue' },
  CATALOG_SPECIFICATION_BROKEN: {
    status: 422,
    message: 'The characteristics of a specification are not a usable JSON Schema',
  },
} as const satisfies Record<string, ErrorEntry>
