import type { DisplayEditor } from 'plugboard'

/** Lists of orders show by which number and date the customer knows them. */
export const orderDisplay = (display: DisplayEditor) =>
  display
    .column('telecom.purchaseOrderNumber', 'oneTimeTotal')
    .column('telecom.requestedCompletionDate', 'oneTimeTotal')
