import { allow, refuse, rule } from 'plugboard'
import { itemCount } from './quote-facts.ts'

export const hasItems = rule({
  name: 'hasItems',
  code: 'QUOTE_EMPTY',
  title: 'The quote has at least one item',
  facts: { itemCount },
  decide: ({ facts: { itemCount } }) =>
    itemCount > 0
      ? allow
      : refuse('The quote has no items yet', { remedy: 'Add an item to it first' }),
})
