import type { ErrorEntry } from 'plugboard'

/** Why something is not kept, found or held. */
export const errors = {
  INVENTORY_NOT_ENOUGH: { status: 409, message: 'There are not as many free' },
  INVENTORY_TAKEN: { status: 409, message: 'A resource that was named is not free' },
  INVENTORY_UNKNOWN: { status: 422, message: 'The pool has no such resource' },
  INVENTORY_POOL_CLOSED: { status: 409, message: 'The pool is not open to customers' },
  INVENTORY_CAP: { status: 409, message: 'The account has as many reserved as it may' },
  INVENTORY_EXTENSION_REFUSED: { status: 409, message: 'The hold cannot be extended like this' },
  INVENTORY_LAPSED: { status: 409, message: 'The time has run out' },
  INVENTORY_VALUE_INVALID: { status: 422, message: 'A value does not fit its kind' },
  INVENTORY_VALUE_TAKEN: { status: 409, message: 'There is such a resource already' },
  INVENTORY_NOT_ANSWERED: {
    status: 409,
    message: 'The answer names no such pool',
  },
} as const satisfies Record<string, ErrorEntry>
