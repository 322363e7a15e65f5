import type { FieldError } from 'plugboard'
import type { errors } from '../errors.ts'
import { onSale } from '../objects/lifecycle.ts'
import type { CatalogEntry } from './catalog-entry.ts'

/** A fault of the offering as such, whatever its configuration. */
export function offeringFault(
  code: keyof typeof errors | 'OFFERING_UNKNOWN',
  message: string,
): FieldError {
  return { pointer: '/offering', code, message }
}

/**
 * Why an offering cannot be had at all; undefined where it is on sale.
 *
 * @param now ISO 8601 in UTC, so that instants compare as text
 * @example saleFault(entry, { currency: 'USD', now: '2026-03-29T01:00:00.000Z' })
 */
export function saleFault(
  entry: CatalogEntry,
  { currency, now }: { readonly currency: string; readonly now: string },
): FieldError | undefined {
  const { key, lifecycleStatus, validFrom, validTo, specification, prices, components } = entry
  if (lifecycleStatus !== onSale) {
    return offeringFault(
      'CATALOG_NOT_LAUNCHED',
      `"${key}" is not on sale: it is ${lifecycleStatus}`,
    )
  }
  if (validFrom && now < validFrom) {
    return offeringFault('CATALOG_NOT_YET_ON_SALE', `"${key}" is on sale from ${validFrom} on`)
  }
  if (validTo && now >= validTo) {
    return offeringFault('CATALOG_NO_LONGER_ON_SALE', `"${key}" was on sale until ${validTo}`)
  }
  if (specification && specification.lifecycleStatus !== onSale) {
    return offeringFault('CATALOG_NOT_LAUNCHED', `What "${key}" is made of is not on sale`)
  }
  // A bundle may cost no more than what it brings along.
  if (components.length > 0) return undefined
  const currencies = new Set(prices.map(price => price.currency))
  if (currencies.has(currency)) return undefined
  const sold = currencies.size > 0 ? `, only in ${[...currencies].sort().join(', ')}` : ''
  return offeringFault('CATALOG_CURRENCY', `"${key}" is not sold in ${currency}${sold}`)
}
