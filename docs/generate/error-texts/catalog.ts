import type { errors } from '../../../plugins/catalog/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  CATALOG_NOT_LAUNCHED: {
    means:
      'The offering, or the specification that it is made of, has another status than `launched`.',
    do: 'Order something else, or have the offering launched.',
  },
  CATALOG_NOT_YET_ON_SALE: {
    means: "The offering's `validFrom` lies ahead.",
    do: 'Order it from that moment on.',
  },
  CATALOG_NO_LONGER_ON_SALE: {
    means: "The offering's `validTo` has passed.",
    do: 'Order what has taken its place.',
  },
  CATALOG_CURRENCY: {
    means: "The offering has no price in the account's currency.",
    do: 'Order it for an account of a currency that the message names, or have a price added.',
  },
  CATALOG_NOT_PRICED: {
    means: 'None of the prices of the offering fits the characteristics that were chosen.',
    do: 'Choose other characteristics, or have a price added for these.',
  },
  CATALOG_RELATIONSHIP_BROKEN: {
    means:
      'Offerings of the order require others that are not there, or exclude others that are. `errors` names each item with its fault.',
    do: 'Add what is missing, and remove what does not go together.',
  },
  CATALOG_BUNDLE_INCOMPLETE: {
    means:
      'Below a bundle there is less of a component than it comprises, or more than it allows. `errors` names each bundle with its fault.',
    do: 'Change the numbers, or order the pieces without the bundle.',
  },
  CATALOG_IMPORT_INVALID: {
    means:
      '`plugboard catalog import` found lines that cannot be kept, and tells each with its reason. Nothing was imported.',
    do: 'Correct the lines, and import the file again.',
  },
  CATALOG_FILE_UNREADABLE: {
    means: 'A file that is to be imported is not there, or neither JSON nor CSV.',
    do: 'Name another file, or say what it is with `--format`.',
  },
  CATALOG_SPECIFICATION_BROKEN: {
    means:
      'The `characteristics` of a product specification are not a JSON Schema that can be used. It is answered to whoever saves one, and to orders if one got into the table otherwise.',
    do: 'Correct the schema of the specification.',
  },
}
