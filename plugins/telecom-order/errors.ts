import type { ErrorEntry } from 'plugboard'

/** Why an order for telecommunications services, or an item of it, does not go on. */
export const errors = {
  TELECOM_DATE_PAST: { status: 409, message: 'The requested completion date has passed' },
  TELECOM_INTERVAL_SHORT: {
    status: 409,
    message: 'The requested date lies before the end of the standard interval',
  },
  TELECOM_PURCHASE_ORDER_MISSING: {
    status: 409,
    message: 'The account orders under purchase order numbers only',
  },
  TELECOM_ACTION_UNAVAILABLE: {
    status: 409,
    message: 'An item does something else than add a service',
  },
  TELECOM_SITE_MISSING: { status: 409, message: 'A new service does not name its site' },
  TELECOM_LETTER_MISSING: { status: 409, message: 'A letter of authorization is missing' },
  TELECOM_COORDINATION_BROKEN: {
    status: 409,
    message: 'An item is coordinated with what it cannot wait for',
  },
  TELECOM_COORDINATION_WAITS: { status: 409, message: 'The item waits for another one' },
  TELECOM_ORDER_NOT_STARTED: { status: 409, message: 'The order of the item is not under way' },
  TELECOM_BUNDLE_OPEN: { status: 409, message: 'Something of the bundle is still open' },
  TELECOM_ITEMS_OPEN: { status: 409, message: 'An item of the order cannot be completed' },
  TELECOM_LOCATION_UNREGISTERED: {
    status: 409,
    message: 'The site has no registered location for emergency calls',
  },
  TELECOM_REASON_MISSING: { status: 422, message: 'A date changes for a reason' },
} as const satisfies Record<string, ErrorEntry>
