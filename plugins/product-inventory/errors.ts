import type { ErrorEntry } from 'plugboard'

/** Why an order does not fit what is installed. */
export const errors = {
  INVENTORY_ITEM_UNFIT: { status: 409, message: 'An item does not fit what is installed' },
  INVENTORY_PRODUCT_MISSING: { status: 409, message: 'The item has no installed product yet' },
  PRODUCT_RELIED_ON: { status: 409, message: 'Other services rely on the product' },
  PRODUCT_UNDER_ORDER: { status: 409, message: 'The product is under another open order' },
  PRODUCT_ENDING: { status: 409, message: 'The product is about to end' },
  CIRCUIT_ID_TAKEN: { status: 409, message: 'Another product has this circuit id' },
} as const satisfies Record<string, ErrorEntry>
