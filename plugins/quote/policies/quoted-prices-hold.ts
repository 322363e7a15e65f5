import { allow, fact, refuse, rule } from 'plugboard'

/** The moment at which the quoted prices of the order's items ended; null as long as they hold. */
const pricesEnded = fact<string | null>(
  'Order',
  'quotedPricesEnded',
  ({ sql, table, column, now }) => sql`(
    select to_char(whole.prices_until at time zone 'UTC', 'YYYY-MM-DD')
    from ${table('Order.quoted')} whole
    where whole.id = ${column('id')} and whole.prices_until < ${now}::timestamptz and exists (
      select from ${table('OrderItem')} i join ${table('OrderItem.quoted')} q on q.id = i.id
      where i.order_id = whole.id))`,
)

export const quotedPricesHold = rule({
  name: 'quotedPricesHold',
  code: 'QUOTE_PRICES_EXPIRED',
  title: 'The prices of quoted items still hold',
  facts: { pricesEnded },
  decide: ({ facts: { pricesEnded } }) =>
    pricesEnded === null
      ? allow
      : refuse(`The quoted prices held until ${pricesEnded}`, {
          remedy:
            "Remove the quoted items and add them anew at today's prices, or ask for another quote",
        }),
})
