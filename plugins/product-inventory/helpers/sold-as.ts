import type { FieldsOf } from 'plugboard'
import { chargesOf } from './item-kinds.ts'
import type { ServiceItem } from './load-item.ts'

/** What a product has from the item that made or changed it; what the item does not tell stays. */
export function soldAs(item: ServiceItem): Partial<FieldsOf<'Product'>> {
  const { telecom, inventory = {}, quantity, characteristics } = item
  const { unitRecurring, recurring, priceLines } = item
  const { siteA, siteZ, term } = telecom
  const { name, locationA, locationZ, contactName, contactPhone, contactEmail } = inventory
  const isPriced = chargesOf(telecom).length > 0
  return given({
    ...{ quantity, characteristics, siteA, siteZ, term, name, locationA, locationZ },
    ...{ contactName, contactPhone, contactEmail },
    ...(isPriced ? { unitRecurring, recurring, priceLines } : {}),
  })
}

/**
 * The term that begins on a day.
 *
 * @param day such as `2026-01-31`
 * @param months undefined: no term is agreed
 * @example termFrom('2026-01-31', 1) // { term: 1, termStart: '2026-01-31', termEnd: '2026-02-28' }
 */
export function termFrom(day: string, months: number | undefined) {
  if (months === undefined) return {}
  return { term: months, termStart: day, termEnd: addMonths(day, months) }
}

/** The same day so many months later; the last one of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const wanted = Math.min(date, lastOfMonth.getUTCDate())
  lastOfMonth.setUTCDate(wanted)
  return lastOfMonth.toISOString().slice(0, 10)
}

/** The day on which billing begins or ends: as agreed, else on the day of completion. */
export function billedSince({ inventory }: ServiceItem, today: string): string {
  return inventory?.effectiveBillDate ?? today
}

function given<Values extends object>(
  values: Values,
): { [K in keyof Values]?: NonNullable<Values[K]> } {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  return Object.fromEntries(entries) as { [K in keyof Values]?: NonNullable<Values[K]> }
}
