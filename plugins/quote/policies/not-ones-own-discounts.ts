import { allow, refuse, rule } from 'plugboard'
import { discounters } from './quote-facts.ts'

/** Two people look at what goes beyond a seller's limits. */
export const notOnesOwnDiscounts = rule({
  name: 'notOnesOwnDiscounts',
  code: 'QUOTE_OWN_DISCOUNT',
  title: 'Whoever approves has neither given the discounts nor asked for the approval',
  facts: { discounters },
  mandatory: true,
  decide: ({ facts: { discounters }, actor }) =>
    actor.id !== null && discounters.includes(actor.id)
      ? refuse('You gave these discounts, or asked for their approval', {
          remedy: 'Let another sales manager approve them',
        })
      : allow,
})
