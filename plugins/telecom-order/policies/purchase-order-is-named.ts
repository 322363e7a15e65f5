import { allow, fieldFact, refuse, rule, settingFact } from 'plugboard'
import { purchaseOrderRequired } from '../settings.ts'

export const purchaseOrderIsNamed = rule({
  name: 'purchaseOrderIsNamed',
  code: 'TELECOM_PURCHASE_ORDER_MISSING',
  title: 'The order bears a purchase order number, where the account wants one',
  facts: {
    isRequired: settingFact('Order', purchaseOrderRequired),
    purchaseOrderNumber: fieldFact<string | null>('Order', 'telecom.purchaseOrderNumber'),
  },
  decide: ({ facts: { isRequired, purchaseOrderNumber } }) =>
    !isRequired || purchaseOrderNumber !== null
      ? allow
      : refuse('Your company orders under purchase order numbers only', {
          remedy: 'Set telecom.purchaseOrderNumber of the order',
        }),
})
