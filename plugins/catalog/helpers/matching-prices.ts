import type { PriceLine } from 'plugboard'
import type { PriceCondition } from '../objects/product-offering-price.ts'
import type { EntryPrice } from './catalog-entry.ts'

type Characteristics = Readonly<Record<string, unknown>>

/**
 * The prices in a currency whose conditions the characteristics meet, all of them.
 *
 * @example matchingPrices(entry.prices, { bandwidth: '100M', term: 36 }, 'USD')
 */
export function matchingPrices(
  prices: readonly EntryPrice[],
  characteristics: Characteristics,
  currency: string,
): EntryPrice[] {
  return prices.filter(
    price =>
      price.currency === currency &&
      Object.entries(price.conditions).every(([name, condition]) =>
        isMet(condition, characteristics[name]),
      ),
  )
}

/** A price as a line of what is sold: what was counted, and what decided that it counts. */
export function lineOf(price: EntryPrice, characteristics: Characteristics): PriceLine {
  const { id, name, kind, currency, conditions, multipliedBy } = price
  const units = unitsOf(price, characteristics)
  const deciding = Object.keys(conditions).map(key => [key, characteristics[key]] as const)
  return {
    kind,
    name,
    currency,
    amount: Math.round(price.amount * units),
    ...(multipliedBy === null ? {} : { units }),
    price: id,
    ...(deciding.length === 0 ? {} : { decidedBy: Object.fromEntries(deciding) }),
  }
}

function isMet(condition: PriceCondition, value: unknown): boolean {
  if (Array.isArray(condition)) return condition.some(one => one === value)
  if (typeof condition !== 'object') return condition === value
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition
  return typeof value === 'number' && value >= from && value <= to
}

/** What a price is multiplied by; a characteristic that is left out counts nothing. */
function unitsOf({ multipliedBy }: EntryPrice, characteristics: Characteristics): number {
  if (multipliedBy === null) return 1
  const value = characteristics[multipliedBy]
  return typeof value === 'number' ? value : 0
}
