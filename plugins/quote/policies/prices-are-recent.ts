import { allow, refuse, rule, settingFact } from 'plugboard'
import { draftPriceDays } from '../settings.ts'
import { oldestPriceDays } from './quote-facts.ts'

/** An old draft, or a new version of a quote that has expired, would otherwise be sold at old prices. */
export const pricesAreRecent = rule({
  name: 'pricesAreRecent',
  code: 'QUOTE_PRICES_OLD',
  title: 'The prices were looked up lately',
  facts: { oldestPriceDays, most: settingFact('Quote', draftPriceDays) },
  decide: ({ facts: { oldestPriceDays, most } }) =>
    oldestPriceDays === null || oldestPriceDays < most
      ? allow
      : refuse(`The oldest price was looked up ${oldestPriceDays} days ago`, {
          remedy: 'Price the quote anew',
          data: { oldestPriceDays, most },
        }),
})
