import { allow, fact, refuse, rule } from 'plugboard'

/** What the open item is about to do with it. */
const openAction = fact<string | null>(
  'Product',
  'inventoryOpenAction',
  ({ sql, table, column }) => sql`(
    select t.action from ${table('OrderItem.telecom')} t where t.id = ${column('openItem')})`,
)

/** What relies on it would be orphaned. */
export const productIsNotEnding = rule({
  name: 'productIsNotEnding',
  code: 'PRODUCT_ENDING',
  title: 'No open order is about to end it',
  facts: { openAction },
  decide: ({ facts: { openAction } }) =>
    openAction !== 'delete'
      ? allow
      : refuse('An open order is about to end what a new service would rely on', {
          remedy: 'Rely on another product, or cancel that order',
        }),
})
