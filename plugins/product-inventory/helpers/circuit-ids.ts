import type { RecordOf } from 'plugboard'

/**
 * A circuit id of the usual form: the number of the product makes it the only one.
 *
 * @param format with `{number}`, and perhaps `{offering}` and `{year}` of its creation
 * @example circuitIdOf({ number: 'P00000042', offering: 'ethernet-line', … }, 'CKT-{number}') // 'CKT-00000042'
 */
export function circuitIdOf(
  product: Pick<RecordOf<'Product'>, 'number' | 'offering' | 'createdAt'>,
  format: string,
): string {
  return format
    .replace('{number}', product.number.replace(/^\D+/, ''))
    .replaceAll('{offering}', product.offering.toUpperCase())
    .replaceAll('{year}', product.createdAt.slice(0, 4))
    .slice(0, 80)
}
