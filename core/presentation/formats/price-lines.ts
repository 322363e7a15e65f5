import type { PriceLine } from '../../commerce/online-ordering/price-line.ts'
import { formatMoney } from './money.ts'

/** The most digits that a rate has behind the point. */
const finest = 6

/**
 * Prices in words, one on a line; nothing where there is but the amount itself to tell.
 *
 * @example priceLinesText([paper, copies], 'en') // 'Paper: $4.50 a month\nCopies: $0.0035 per page'
 */
export function priceLinesText(lines: readonly PriceLine[], locale: string): string {
  const tellsMore = lines.length > 1 || lines.some(({ kind }) => kind === 'usage')
  return tellsMore ? lines.map(line => lineText(line, locale)).join('\n') : ''
}

function lineText(line: PriceLine, locale: string): string {
  if (line.kind === 'usage') {
    const rate = rateText(line.rate, line.currency, locale)
    return `${line.name}: ${rate} per ${line.unitOfMeasure}${boundsText(line)}`
  }
  const amount = formatMoney(line, locale)
  return `${line.name}: ${amount}${line.kind === 'recurring' ? ' a month' : ''}`
}

/** Of which part of what is used in a month a rate holds. */
function boundsText({ from, to }: { readonly from?: number; readonly to?: number }): string {
  const above = from === undefined || from === 0 ? '' : ` above ${from}`
  return `${above}${to === undefined ? '' : ` up to ${to}`}`
}

/** A rate with all its digits: a tenth of a cent is not nothing. */
function rateText(rate: string, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: finest,
  })
  // Given as text it is printed exactly.
  return format.format(rate as Intl.StringNumericLiteral)
}
