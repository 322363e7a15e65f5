import type { ErrorEntry } from 'plugboard'

export const errors = {
  FULFILLMENT_REASON_UNKNOWN: {
    status: 409,
    message: 'The reason code is unknown, or the item is no open one of the order',
  },
} as const satisfies Record<string, ErrorEntry>
