import { allow, fieldFact, refuse, rule } from 'plugboard'

/** Two orders at once would each start from what the other one is about to change. */
export const productIsFree = rule({
  name: 'productIsFree',
  code: 'PRODUCT_UNDER_ORDER',
  title: 'No open order is about to change or end it',
  facts: {
    name: fieldFact<string>('Product', 'name'),
    openItem: fieldFact<string | null>('Product', 'openItem'),
  },
  decide: ({ facts: { name, openItem } }) =>
    openItem === null
      ? allow
      : refuse(`${name} is under another open order`, {
          remedy: 'Wait until that order has ended, or cancel it',
          data: { orderItem: openItem },
        }),
})
