import type { errors } from '../../../plugins/telecom-order/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  TELECOM_DATE_PAST: {
    means:
      'The order, or one of its items, asks to be completed on a day that has passed everywhere.',
    do: 'Ask for today or a later day, or leave the date out.',
  },
  TELECOM_PURCHASE_ORDER_MISSING: {
    means:
      'The setting `telecomOrder.purchaseOrderRequired` holds for the account, and the order bears no number.',
    do: 'Set `telecom.purchaseOrderNumber` of the order before submitting it.',
  },
  TELECOM_ACTION_UNAVAILABLE: {
    means:
      'An item changes or ends a service. No plugin in this application knows which services there are.',
    do: 'Remove the item, and order the change from your account team.',
  },
}
