import { setting, Type } from 'plugboard'

/** Whether an account's orders must bear a purchase order number. */
export const purchaseOrderRequired = setting('telecomOrder.purchaseOrderRequired', Type.Boolean(), {
  title: 'Orders need a purchase order number',
  initial: false,
  scope: 'account',
})
