import { isNumber, type ResourceKind } from '../objects/resource-kind.ts'

/** A resource's value as it is shown, and what there is one of. */
export interface ResourceValue {
  readonly value: string
  /** A number is the same wherever it is listed, and so is a circuit; a port is one in its pool. */
  readonly identity: string
}

/** E.164: a plus, and at most 15 digits. */
const e164 = /^\+[1-9]\d{6,14}$/

/**
 * Reads a value as its kind wants it. Numbers may be written with spaces, brackets, dots and hyphens.
 *
 * @returns undefined where it does not fit
 * @example readValue('tollFreeNumber', pool, '+1-800-555-0100') // { value: '+1 800 555 0100', … }
 */
export function readValue(
  kind: ResourceKind,
  pool: string,
  text: string,
): ResourceValue | undefined {
  if (!isNumber(kind)) {
    const value = text.trim()
    if (value === '' || value.length > 80) return undefined
    return { value, identity: kind === 'port' ? `port:${pool}:${value}` : `${kind}:${value}` }
  }
  const digits = text.replace(/[ ()./-]/g, '')
  return e164.test(digits) ? { value: spaced(digits), identity: `tel:${digits}` } : undefined
}

/** Numbers of North America in groups, as people there read them; others as they are. */
function spaced(digits: string): string {
  return digits.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
}

/** What the values of a kind look like, for whoever wrote another one. */
export function valueHint(kind: ResourceKind): string {
  return isNumber(kind)
    ? 'Write it in international form, such as +1 800 555 0100'
    : 'Write a name of 1 to 80 characters'
}

/** So many numbers are made of one range: a block of ten thousand is the largest that is handed out. */
export const largestRange = 10_000

/**
 * The numbers from one to another, both included.
 *
 * @returns undefined where they are no range, or one of more than 10,000
 * @example numberRange('+1 212 555 0100', '+1 212 555 0199') // 100 numbers
 */
export function numberRange(from: string, to: string): readonly string[] | undefined {
  const [first, last] = [from, to].map(text => text.replace(/[ ()./-]/g, ''))
  if (!first || !last || !e164.test(first) || !e164.test(last)) return undefined
  const start = Number(first.slice(1))
  const count = Number(last.slice(1)) - start + 1
  if (first.length !== last.length || count < 1 || count > largestRange) return undefined
  return Array.from({ length: count }, (_, index) => `+${start + index}`)
}
