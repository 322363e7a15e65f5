import {
  compareDecimals,
  type DiscountRequest,
  type DiscountsContract,
  discountedLines,
  type FactReads,
  type FieldError,
  fact,
  type GivenDiscount,
  type PricingContext,
  type ProviderContext,
  priceRounding,
  type RecordOf,
  type WantedDiscount,
} from 'plugboard'
import { sellerDiscountLimit } from '../settings.ts'
import { areMet, circumstancesOf } from './circumstances.ts'

type Discount = RecordOf<'ProductOfferingDiscount'> & { readonly offeringKey: string | null }

const offeringKey = fact<string | null>(
  'ProductOfferingDiscount',
  'offeringKey',
  ({ sql, table, column }) => sql`(
    select offered.key from ${table('ProductOffering')} offered
    where offered.id = ${column('offering')})`,
)

/**
 * The Discounts of the catalogue: those that a seller may give, each with its own limit, and what they take
 * off at their own discretion, up to the setting `catalog.sellerDiscountLimit`.
 */
export function catalogDiscounts({ reads, settings }: ProviderContext): DiscountsContract {
  return {
    async discount(requests, context) {
      const [rounding, ownLimit, known] = await Promise.all([
        settings.get(priceRounding),
        settings.get(sellerDiscountLimit),
        findDiscounts(reads, requests),
      ])
      return requests.map(request => {
        const errors: FieldError[] = []
        const given = request.discounts.map((wanted, index): GivenDiscount => {
          if (wanted.discount === undefined) {
            return { wanted, name: 'Discount', approvalLimit: ownLimit }
          }
          const discount = known.get(wanted.discount)
          const fault = faultOf(discount, wanted, request, context)
          if (fault) {
            const { pointer, message } = fault
            errors.push({ pointer: `/discounts/${index}${pointer}`, message })
          }
          const { name = 'Discount', approvalLimit } = discount ?? {}
          return { wanted, name, approvalLimit: approvalLimit ?? '0' }
        })
        return errors.length > 0 ? { errors } : discountedLines(request.lines, given, rounding)
      })
    },
  }
}

async function findDiscounts(
  reads: FactReads,
  requests: readonly DiscountRequest[],
): Promise<ReadonlyMap<string, Discount>> {
  const keys = requests.flatMap(({ discounts }) =>
    discounts.flatMap(({ discount = [] }) => discount),
  )
  const wanted = [...new Set(keys)].filter(key => /^[a-z0-9.-]+$/.test(key)).slice(0, 200)
  if (wanted.length === 0) return new Map()
  const { items } = await reads.list('ProductOfferingDiscount', {
    where: { 'key[in]': wanted.join(','), given: 'bySeller' },
    facts: { offeringKey },
    limit: wanted.length,
  })
  return new Map(items.map(discount => [discount.key ?? discount.id, discount]))
}

/** Why a discount of the catalogue cannot be given like this. */
function faultOf(
  discount: Discount | undefined,
  { kind, percentage, amount }: WantedDiscount,
  { item }: DiscountRequest,
  context: PricingContext,
): FieldError | undefined {
  const refuse = (pointer: string, message: string) => ({ pointer, message })
  if (!discount) return refuse('/discount', 'is no discount that a seller may give')
  const { offeringKey, validFrom, validTo, conditions } = discount
  const isOfIt = offeringKey === null || offeringKey === item.offering
  if (!isOfIt || !areMet(conditions, circumstancesOf(item, item.characteristics, context))) {
    return refuse('/discount', 'is not meant for this item')
  }
  const isEarly = validFrom !== undefined && validFrom !== null && context.now < validFrom
  const isLate = validTo !== undefined && validTo !== null && context.now >= validTo
  if (isEarly || isLate) return refuse('/discount', 'does not hold today')
  if (kind !== discount.kind) return refuse('/kind', `must be ${discount.kind}`)
  return mostFault(discount, { percentage, amount }, context.currency)
}

/** A discount says how it is given, and how much of it there is at most. */
function mostFault(
  discount: Discount,
  { percentage, amount }: { percentage: string | undefined; amount: number | undefined },
  currency: string,
): FieldError | undefined {
  if (discount.amount) {
    const { amount: most, currency: its } = discount.amount
    if (its !== currency) return { pointer: '/discount', message: `is given in ${its} only` }
    if (amount !== undefined && amount <= most) return undefined
    return { pointer: '/amount', message: `must be an amount of ${most} at most` }
  }
  const most = discount.percentage ?? '0'
  const isPercentage = percentage !== undefined && /^\d{1,3}(\.\d+)?$/.test(percentage)
  if (isPercentage && compareDecimals(percentage, most) <= 0) return undefined
  return { pointer: '/percentage', message: `must be ${most} at most` }
}
