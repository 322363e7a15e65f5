const known = new Map<string, number>()

/**
 * The digits behind the point: 2 for USD, 0 for JPY, 3 for KWD.
 *
 * @param currency ISO 4217
 */
export function fractionDigits(currency: string): number {
  const found = known.get(currency) ?? lookUp(currency)
  known.set(currency, found)
  return found
}

function lookUp(currency: string): number {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return options.maximumFractionDigits ?? 2
}
