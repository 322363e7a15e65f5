import { type FamilyPrice, monthly } from './family.ts'

/** By how much a longer commitment lowers the monthly price. */
const discounts = { 12: 0, 24: 0.08, 36: 0.15, 60: 0.22 } as const

const terms = [12, 24, 36, 60] as const

/** For how many months the customer commits. */
export const term = {
  type: 'integer',
  title: 'Term',
  unit: 'months',
  enum: terms,
  default: 36,
}

/**
 * The monthly prices of one choice, one for each term.
 *
 * @param dollars a month, at the shortest term
 * @example byTerm('Port 100M', 690, { bandwidth: '100M' })
 */
export function byTerm(
  name: string,
  dollars: number,
  conditions: NonNullable<FamilyPrice['conditions']>,
): FamilyPrice[] {
  return terms.map(months =>
    monthly(`${name}, ${months} months`, Math.round(dollars * (1 - discounts[months])), {
      ...conditions,
      term: months,
    }),
  )
}
