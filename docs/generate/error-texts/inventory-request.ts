import type { errors } from '../../../plugins/inventory-request/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  INVENTORY_NOT_ENOUGH: {
    means:
      'The pool has fewer free resources than the reservation asks for; `free` says how many. Nothing was taken.',
    do: 'Ask for as many as there are, try another pool, or make an inventory request.',
  },
  INVENTORY_TAKEN: {
    means:
      'A resource that is `wanted` by name is reserved, in use or resting; the pointers say which.',
    do: 'Choose others, or ask for a quantity and take what there is.',
  },
  INVENTORY_UNKNOWN: {
    means:
      'The pool has no resource of that name; or the stock knows nothing of the place that a request asks about.',
    do: 'Name resources of the pool, or ask for a quantity; answer the request by hand.',
  },
  INVENTORY_POOL_CLOSED: {
    means: 'The carrier gives the resources of the pool out itself: its `isOpen` is false.',
    do: 'Make an inventory request, and have the staff reserve.',
  },
  INVENTORY_CAP: {
    means:
      'With this reservation the account would have more of the kind reserved than the setting `inventoryRequest.holdTerms` lets it.',
    do: 'Put reserved ones to work or release them first.',
  },
  INVENTORY_EXTENSION_REFUSED: {
    means:
      'The kind allows no extension, as toll-free numbers do not, or none until that moment; the setting `inventoryRequest.holdTerms` says how long a hold may last.',
    do: 'Order with what is reserved before the hold lapses, or name an earlier moment.',
  },
  INVENTORY_LAPSED: {
    means: 'The hold, or the answer to a request, has run out.',
    do: 'Reserve again, or ask anew.',
  },
  INVENTORY_VALUE_INVALID: {
    means:
      'A number is not in international form, a name is empty or too long, or what is given is neither a range nor a list.',
    do: 'Correct what the pointers name.',
  },
  INVENTORY_VALUE_TAKEN: {
    means:
      'There is a resource with that value already: a number anywhere, a port in the same pool.',
    do: 'Leave out what is there.',
  },
  INVENTORY_NOT_ANSWERED: {
    means: 'The answer to the request names no pool, or not the one that is to be reserved from.',
    do: 'Name one of its `alternatives`, or ask anew.',
  },
}
