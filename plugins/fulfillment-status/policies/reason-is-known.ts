import { allow, fact, refuse, rule } from 'plugboard'

/** A reason code is one of the table, so that reports can count them. */
export const reasonIsKnown = (object: 'JeopardyAlert' | 'CustomerHold') =>
  rule({
    name: 'reasonIsKnown',
    code: 'FULFILLMENT_REASON_UNKNOWN',
    title: 'The reason code is known, and the item is one of the order',
    facts: {
      isKnown: fact<boolean>(
        object,
        'fulfillmentReasonKnown',
        ({ sql, table, column }) => sql`(${column('reasonCode')} is null or exists (
          select from ${table('JeopardyReason')} r where r.code = ${column('reasonCode')}))`,
      ),
      isOwn: fact<boolean>(
        object,
        'fulfillmentItemOfOrder',
        ({ sql, table, column }) => sql`exists (
          select from ${table('OrderItem')} i
          where i.id = ${column('item')} and i.order_id = ${column('order')}
            and i.state not in ('completed', 'cancelled', 'failed', 'rejected'))`,
      ),
    },
    decide: ({ facts: { isKnown, isOwn } }) => {
      if (!isOwn) {
        return refuse('The item is no open one of the order', {
          remedy: 'Name an item of the order that has not ended',
        })
      }
      if (isKnown) return allow
      return refuse('There is no such reason code', {
        remedy: 'GET /api/jeopardy-reasons lists those that there are',
      })
    },
  })
