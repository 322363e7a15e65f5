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
  TELECOM_INTERVAL_SHORT: {
    means:
      'An item is wanted before the standard interval of its offering is over, and the order is not expedited.',
    do: 'Ask for the date that the pointer names or a later one, or set `telecom.expedite`; it may cost extra.',
  },
  TELECOM_SITE_MISSING: {
    means: 'The offering is delivered to sites, and a new service does not name them.',
    do: 'Set `telecom.siteA`, and for lines `telecom.siteZ`, of the items that the pointers name.',
  },
  TELECOM_LETTER_MISSING: {
    means: 'What the item configures, such as a port-in, wants the authorization of its owner.',
    do: 'Make an order document of type `letterOfAuthorization`, and attach the signed letter to it.',
  },
  TELECOM_COORDINATION_BROKEN: {
    means: 'An item waits for itself, through others perhaps, or for an item of another order.',
    do: 'Correct `telecom.coordination` of the items that the pointers name.',
  },
  TELECOM_COORDINATION_WAITS: {
    means:
      'What the item is coordinated with has not started or ended yet, or the delay is not over.',
    do: 'Nothing: it starts by itself.',
  },
  TELECOM_ORDER_NOT_STARTED: {
    means: 'Items are worked on when their order has been accepted and started.',
    do: 'Perform `accept` and `start` of the order.',
  },
  TELECOM_BUNDLE_OPEN: {
    means: 'A bundle is completed behind all that it brings along.',
    do: 'Complete, cancel or fail the items that the data name; the bundle follows.',
  },
  TELECOM_ITEMS_OPEN: {
    means: 'An item is held, pending or has failed, so the order cannot be completed as a whole.',
    do: 'See to the items that the data name; the order follows the last of them.',
  },
  TELECOM_LOCATION_UNREGISTERED: {
    means:
      'Emergency calls could be made from the site of the item, and no location for them has been validated.',
    do: 'Register a location of the site, have it validated, and complete the item again.',
  },
  TELECOM_REASON_MISSING: {
    means: 'An expected date was told to the customer, and is to become another one.',
    do: 'Say in `reason` what has changed; it is noted for the customer.',
  },
}
