import { compareDecimals, Field, type FieldError, object, Type } from 'plugboard'
import { catalogKey } from './catalog-key.ts'
import { conditionFaults, conditionsField } from './conditions.ts'
import { validity, validityFaults } from './lifecycle.ts'
import { priceKinds } from './product-offering-price.ts'

const percentage = { precision: 7, scale: 4 }

/**
 * What may be taken off the prices of a kind: of itself, wherever its conditions are met, or by a seller,
 * who gives it up to its approval limit alone and asks above it.
 */
export const productOfferingDiscount = object(
  'ProductOfferingDiscount',
  {
    key: catalogKey(),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200 }),
    offering: Type.Optional(
      Field.reference('ProductOffering', {
        title: 'Offering',
        description: 'Every offering where absent',
        filterable: true,
        onDelete: 'cascade',
      }),
    ),
    kind: Type.Enum([...priceKinds], { title: 'Off which prices', filterable: true }),
    given: Type.Enum(['automatically', 'bySeller'], { title: 'Given', filterable: true }),
    percentage: Type.Optional(
      Field.decimal({
        title: 'Per cent',
        description: 'At most, where a seller gives it',
        ...percentage,
      }),
    ),
    amount: Type.Optional(
      Field.money({ title: 'Amount', description: 'For one; at most, where a seller gives it' }),
    ),
    approvalLimit: Type.Optional(
      Field.decimal({
        title: 'Approval limit',
        description: 'Per cent that a seller may give without approval; 0 where absent',
        ...percentage,
      }),
    ),
    conditions: conditionsField,
    ...validity,
  },
  {
    title: 'Product offering discount',
    path: 'product-offering-discounts',
    label: 'name',
    columns: ['name', 'kind', 'given', 'percentage', 'amount', 'approvalLimit'],
    check: record => [
      ...validityFaults(record),
      ...conditionFaults(record.conditions),
      ...discountFaults(record as unknown as DiscountFields),
    ],
  },
)

interface DiscountFields {
  readonly kind: string
  readonly given: string
  readonly percentage?: string | null
  readonly amount?: { readonly amount: number } | null
  readonly approvalLimit?: string | null
}

function discountFaults(record: DiscountFields): readonly FieldError[] {
  const { kind, given, percentage, amount, approvalLimit } = record
  const faults: FieldError[] = []
  const refuse = (pointer: string, message: string) => faults.push({ pointer, message })
  if (!percentage === !amount) refuse('/percentage', 'give either a percentage or an amount')
  if (amount && kind === 'usage') refuse('/amount', 'of usage only a percentage can be taken off')
  if (amount && amount.amount <= 0) refuse('/amount', 'must be above 0')
  for (const [name, value] of Object.entries({ percentage, approvalLimit })) {
    if (!value) continue
    const isShare = compareDecimals(value, '0') >= 0 && compareDecimals(value, '100') <= 0
    if (!isShare) refuse(`/${name}`, 'must lie between 0 and 100')
  }
  if (approvalLimit && given === 'automatically')
    refuse('/approvalLimit', 'nobody approves what is given automatically')
  return faults
}

declare module 'plugboard' {
  interface Objects {
    ProductOfferingDiscount: typeof productOfferingDiscount
  }
}
