import type { ErrorEntry } from 'plugboard'

/** Why an order for telecommunications services cannot be submitted. */
export const errors = {
  TELECOM_DATE_PAST: { status: 409, message: 'The requested completion date has passed' },
  TELECOM_PURCHASE_ORDER_MISSING: {
    status: 409,
    message: 'The account orders under purchase order numbers only',
  },
  TELECOM_ACTION_UNAVAILABLE: {
    status: 409,
    message: 'An item does something else than add a service',
  },
} as const satisfies Record<string, ErrorEntry>
