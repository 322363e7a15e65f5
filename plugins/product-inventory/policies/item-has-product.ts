import { allow, fieldFact, refuse, rule } from 'plugboard'

export const itemHasProduct = rule({
  name: 'itemHasProduct',
  code: 'INVENTORY_PRODUCT_MISSING',
  title: 'The item is about an installed product',
  facts: { product: fieldFact<string | null>('OrderItem', 'inventory.product') },
  decide: ({ facts: { product } }) =>
    product === null
      ? refuse('Nothing is installed for the item yet', { remedy: 'Start the item first' })
      : allow,
})
