import type { errors } from '../../../plugins/fulfillment-status/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  FULFILLMENT_REASON_UNKNOWN: {
    means:
      'An alert or a hold names a reason code that is not in the table, or an item that is no open one of its order.',
    do: '`GET /api/jeopardy-reasons` lists the codes; name an item of the order that has not ended.',
  },
}
