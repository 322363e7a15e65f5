import { allow, refuse, rule } from 'plugboard'
import { level } from './quote-facts.ts'

/** A budgetary quote tells what something could cost (MEF 80). */
export const isOrderable = rule({
  name: 'isOrderable',
  code: 'QUOTE_BUDGETARY',
  title: 'The prices are firm',
  facts: { level },
  decide: ({ facts: { level } }) =>
    level === 'budgetary'
      ? refuse('The quote is budgetary: its prices are not firm', {
          remedy: 'Ask for a new version with firm prices',
        })
      : allow,
})
