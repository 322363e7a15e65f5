import type { ErrorEntry } from 'plugboard'

/** Why a quote, or an order that came of one, does not go on. */
export const errors = {
  QUOTE_EMPTY: { status: 409, message: 'The quote has no items' },
  QUOTE_APPROVAL_NEEDED: { status: 409, message: 'Somebody has to approve the discounts' },
  QUOTE_OWN_DISCOUNT: { status: 409, message: 'Nobody approves their own discounts' },
  QUOTE_PRICES_OLD: { status: 409, message: 'The prices were looked up too long ago' },
  QUOTE_VALIDITY_PAST: {
    status: 409,
    message: 'The day has passed until which the quote is valid',
  },
  QUOTE_BUDGETARY: { status: 409, message: 'A budgetary quote cannot be ordered' },
  QUOTE_ITEM_FIXED: { status: 409, message: 'The item was ordered as it was quoted' },
  QUOTE_PRICES_EXPIRED: { status: 409, message: 'The quoted prices of the order hold no longer' },
} as const satisfies Record<string, ErrorEntry>
