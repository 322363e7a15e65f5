import { bytesText } from '../../commerce/attachments/bytes-text.ts'
import { kindTitle } from '../../commerce/attachments/file-kinds.ts'
import type { PriceLine } from '../../commerce/online-ordering/price-line.ts'
import { titleOf } from '../../schema/definition.ts'
import type { Money } from '../../schema/field.ts'
import { formatMoney } from './money.ts'
import { priceLinesText } from './price-lines.ts'
import { enumText, nestedText, type ValueWords, valueText } from './value-text.ts'

/** Prints a value for people. What it returns is text: templates escape it. */
export type Format = (value: never, locale: string) => string

/**
 * The formats by name: those of the kinds of fields, and those that a field asks for by its `display`
 * mark.
 */
const formats: Readonly<Record<string, Format>> = {
  money: (value: Money, locale) => formatMoney(value, locale),
  boolean: (value: boolean) => (value ? 'Yes' : 'No'),
  integer: (value: number, locale) => new Intl.NumberFormat(locale).format(value),
  number: (value: number, locale) => new Intl.NumberFormat(locale).format(value),
  date: (value: string, locale) => day.get(locale).format(new Date(`${value}T00:00:00Z`)),
  dateTime: (value: string, locale) => `${instant.get(locale).format(new Date(value))} UTC`,
  bytes: (value: number, locale) => bytesText(value, locale),
  fileKind: (value: string) => kindTitle(value),
  enum: (value: string) => enumText(value),
  lines: (value: readonly unknown[]) => value.map(lineText).join('\n'),
  json: (value: unknown) => nestedText(value),
  characteristics: (value: Readonly<Record<string, unknown>>) => characteristicsText(value),
  priceLines: (value: readonly PriceLine[], locale) => priceLinesText(value, locale),
  taxLines: (value: readonly { readonly name: string; readonly rate?: string }[]) =>
    value.map(({ name, rate }) => (rate === undefined ? name : `${name} ${rate} %`)).join('\n'),
}

/**
 * Prints a value by the name of a format; empty where there is no value, as it is where the format is
 * not known.
 *
 * @param locale BCP 47, such as `en`
 * @example formatValue('money', { amount: 1299, currency: 'USD' }, 'en') // '$12.99'
 */
export function formatValue(name: string, value: unknown, locale: string): string {
  if (value === undefined || value === null) return ''
  const format = formats[name]
  if (format) return format(value as never, locale)
  return typeof value === 'string' ? value : nestedText(value)
}

/**
 * Characteristics, one on a line.
 *
 * @param schema what the offering says of them: their order and titles
 */
export function characteristicsText(
  value: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>> = {},
): string {
  const described = (schema.properties ?? {}) as Readonly<
    Record<string, { readonly title?: string } & ValueWords>
  >
  const names = new Set([...Object.keys(described), ...Object.keys(value)])
  return [...names]
    .filter(name => Object.hasOwn(value, name))
    .map(name => [described[name]?.title ?? titleOf(name), valueText(value[name], described[name])])
    .map(([title, text]) => `${title}: ${text}`)
    .join('\n')
}

/** One of a list: of what has a name or a value, that. */
function lineText(item: unknown): string {
  const { name, value } = (item ?? {}) as { readonly name?: unknown; readonly value?: unknown }
  return nestedText(name ?? value ?? item)
}

/** Making a formatter is slow; there are as many as locales. */
function byLocale(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>()
  return {
    get(locale: string): Intl.DateTimeFormat {
      const known =
        made.get(locale) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
      made.set(locale, known)
      return known
    },
  }
}

const day = byLocale({ dateStyle: 'medium' })
const instant = byLocale({ dateStyle: 'medium', timeStyle: 'short' })
