import { titleOf } from '../../schema/definition.ts'

/** What a schema has to say of how its values are printed. */
export interface ValueWords {
  /** What values are called. */
  readonly titles?: Readonly<Record<string, string>> | undefined
  /** What is counted, in the plural. */
  readonly unit?: string | undefined
  /** Those of the values in a list. */
  readonly items?: ValueWords | undefined
}

/**
 * One value in words, where a schema has some for it.
 *
 * @example valueText('bgp', { titles: { bgp: 'BGP' } }) // 'BGP'
 * @example valueText(36, { unit: 'months' }) // '36 months'
 */
export function valueText(value: unknown, { titles, unit, items }: ValueWords = {}): string {
  if (Array.isArray(value)) return value.map(each => valueText(each, items)).join(', ')
  const title = Object.hasOwn(titles ?? {}, String(value)) ? titles?.[String(value)] : undefined
  const text = title ?? (typeof value === 'string' ? enumText(value) : plain(value))
  return unit === undefined || text === '' ? text : `${text} ${unit}`
}

/** A value of an enum in words: `inStudy` → `In study`; what is no name of ours stays: `USD`, `100M`. */
export function enumText(value: string): string {
  return /^[a-z]+([A-Z][a-z]+)*$/.test(value) ? titleOf(value) : value
}

/**
 * A nested value for people: what is listed stands on lines of its own, and fields have their titles.
 *
 * @example nestedText([{ offering: 'moby-dick', quantity: 2 }]) // 'Offering: moby-dick, Quantity: 2'
 */
export function nestedText(value: unknown): string {
  if (Array.isArray(value)) return value.map(nestedText).join('\n')
  return plain(value)
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(plain).join(', ')
  return typeof value === 'object' ? fieldsText(value) : String(value)
}

function fieldsText(value: object): string {
  return Object.entries(value)
    .map(([name, below]) => [titleOf(name), below, plain(below)] as const)
    .filter(([, , text]) => text !== '')
    .map(([title, below, text]) => {
      const isNested = typeof below === 'object' && !Array.isArray(below)
      return `${title}: ${isNested ? `(${text})` : text}`
    })
    .join(', ')
}
