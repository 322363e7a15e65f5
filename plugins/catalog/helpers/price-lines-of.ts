import { amountAtRate, amountOfUnits, type PriceLine, type RoundingRule } from 'plugboard'
import type { PriceTier } from '../objects/price-tiers.ts'
import type { EntryPrice } from './catalog-entry.ts'
import { areMet, type Circumstances, decidedBy } from './circumstances.ts'

/**
 * The prices in a currency whose conditions are met, all of them.
 *
 * @example matchingPrices(entry.prices, { bandwidth: '100M', term: 36 }, 'USD')
 */
export function matchingPrices(
  prices: readonly EntryPrice[],
  circumstances: Circumstances,
  currency: string,
): EntryPrice[] {
  return prices.filter(
    price => price.currency === currency && areMet(price.conditions, circumstances),
  )
}

/**
 * A price as lines of what is sold: what was counted, and what decided that it counts. Nothing where it
 * counts nothing; several where usage has tiers.
 */
export function priceLinesOf(
  price: EntryPrice,
  circumstances: Circumstances,
  rounding: RoundingRule,
): PriceLine[] {
  const { key, name, currency, conditions } = price
  const common = { name, currency, price: key, ...decidedBy(conditions, circumstances) }
  const { kind } = price
  if (kind === 'usage') {
    const { tiers, rate = '0', unitOfMeasure } = price
    const tiered = tiers ?? [{ rate: rate ?? '0' }]
    return tiered.map(tier => ({
      ...common,
      kind,
      unitOfMeasure: unitOfMeasure ?? '',
      rate: tier.rate ?? '0',
      ...('from' in tier ? { from: tier.from } : {}),
      ...('to' in tier && tier.to !== undefined ? { to: tier.to } : {}),
    }))
  }
  if (price.multipliedBy === null) return [{ ...common, kind, amount: price.amount ?? 0 }]
  const units = unitsOf(circumstances[price.multipliedBy])
  if (units === 0) return []
  const { unitOfMeasure, rate } = price
  return [
    {
      ...common,
      kind,
      amount: amountOf(price, units, rounding),
      units,
      ...(rate === null ? {} : { rate }),
      ...(unitOfMeasure === null ? {} : { unitOfMeasure }),
    },
  ]
}

/** A characteristic that is left out counts nothing. */
function unitsOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function amountOf(price: EntryPrice, units: number, rounding: RoundingRule): number {
  const { amount, rate, currency, tiers, tierRule } = price
  if (amount !== null) return amountOfUnits(amount, units, rounding)
  if (tiers === null) return amountAtRate(rate ?? '0', units, currency, rounding)
  return tiers.reduce(
    (sum, tier) => sum + tierAmount(tier, unitsIn(tier, units, tierRule), currency, rounding),
    0,
  )
}

/** How many units a tier prices. */
function unitsIn({ from, to }: PriceTier, units: number, rule: EntryPrice['tierRule']): number {
  const end = to ?? Number.POSITIVE_INFINITY
  if (rule === 'graduated') return Math.max(0, Math.min(units, end) - from)
  return units > from && units <= end ? units : 0
}

function tierAmount(
  { amount, rate, flat }: PriceTier,
  units: number,
  currency: string,
  rounding: RoundingRule,
): number {
  if (units === 0) return 0
  const counted = flat ? 1 : units
  if (amount !== undefined) return amountOfUnits(amount, counted, rounding)
  return amountAtRate(rate ?? '0', counted, currency, rounding)
}
