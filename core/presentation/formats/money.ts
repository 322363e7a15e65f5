import { fractionDigits } from '../../schema/currency.ts'
import type { Money } from '../../schema/field.ts'

/** `{ amount: 129900, currency: 'USD' }` → `$1,299.00`. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const value = amount / 10 ** fractionDigits(currency)
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value)
}

/** An amount as a form shows it, to be read back by {@link parseMoney}: `1299.00 USD`. */
export function moneyText({ amount, currency }: Money): string {
  const digits = fractionDigits(currency)
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`
}

/** What somebody typed, in minor units; undefined where it is no amount. */
export function parseMoney(text: string): Money | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,4}))?\s*([A-Z]{3})$/.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', currency = ''] = match
  const digits = fractionDigits(currency)
  if (fraction.length > digits) return undefined
  const amount = Number(whole + fraction.padEnd(digits, '0'))
  return { amount: sign ? -amount : amount, currency }
}
