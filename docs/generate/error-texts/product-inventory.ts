import type { errors } from '../../../plugins/product-inventory/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  INVENTORY_ITEM_UNFIT: {
    means:
      'An item changes or ends what is not installed, is about to be changed by another order, or stays as it is.',
    do: 'Correct what the pointers name, or remove the items.',
  },
  INVENTORY_PRODUCT_MISSING: {
    means: 'Work on the item has not begun, so that there is nothing to give a circuit id to.',
    do: 'Start the item first.',
  },
  PRODUCT_RELIED_ON: {
    means: 'Other services, which the data name, cannot do without the product that would end.',
    do: 'End these in the same order as well, and complete their items first.',
  },
  PRODUCT_UNDER_ORDER: {
    means: 'An order that has not ended is about to change or end the product.',
    do: 'Wait until that order has ended, or cancel it.',
  },
  PRODUCT_ENDING: {
    means: 'A new service would rely on a product that an open order is about to end.',
    do: 'Rely on another product, or cancel that order.',
  },
  CIRCUIT_ID_TAKEN: {
    means: 'Circuit ids are given once, and another product has this one, also when it has ended.',
    do: 'Give another one, or none: then the next of the usual form is taken.',
  },
}
