import type { errors } from '../../../plugins/quote/errors.ts'
import type { ErrorText } from '../error-text.ts'

/** What the reference says of the codes of plugins/quote. */
export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  QUOTE_EMPTY: {
    means: 'A quote without items was to be offered, or its discounts to be approved.',
    do: 'Add an item.',
  },
  QUOTE_APPROVAL_NEEDED: {
    means:
      'A quote was to be offered whose discounts go beyond what a seller may give alone; `errors` names the items.',
    do: 'Ask for approval, or take off less.',
  },
  QUOTE_OWN_DISCOUNT: {
    means:
      'Somebody was to approve discounts who gave one of them, or who asked for the approval. Nobody may remove this rule.',
    do: 'Let another sales manager approve them.',
  },
  QUOTE_PRICES_OLD: {
    means:
      'A quote was to be offered whose prices are older than the setting `quote.draftPriceDays`, such as a new version of one that expired long ago.',
    do: 'Perform `reprice`, and look at the totals.',
  },
  QUOTE_VALIDITY_PAST: {
    means:
      'The day in `validUntil` is over everywhere on earth: the quote can neither be offered nor accepted.',
    do: 'Name a later day while it is in progress; once it is offered, begin a new version.',
  },
  QUOTE_BUDGETARY: {
    means: 'A quote of the level `budgetary` was to be accepted; its prices are not firm.',
    do: 'Ask for a new version with firm prices.',
  },
  QUOTE_ITEM_FIXED: {
    means:
      "The quantity, characteristics, action or sites of an order's item were to change that was ordered as it was quoted.",
    do: "Remove the item and add it anew at today's price, or ask for another quote.",
  },
  QUOTE_PRICES_EXPIRED: {
    means:
      'An order was submitted after the end of its quoted prices (`quoted.pricesUntil`), with quoted items in it.',
    do: "Remove the quoted items and add them anew at today's prices, or ask for another quote.",
  },
}
