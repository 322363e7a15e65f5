import type { PolicyEditor } from 'plugboard'
import { completionDateIsAhead } from './completion-date-is-ahead.ts'
import { itemsAddServices } from './items-add-services.ts'
import { purchaseOrderIsNamed } from './purchase-order-is-named.ts'

/** What an order must fulfil besides before it is submitted. */
export const orderChanges = (policy: PolicyEditor) =>
  policy
    .require('submit', completionDateIsAhead)
    .require('submit', purchaseOrderIsNamed)
    .require('submit', itemsAddServices)
