import type { Ports } from '../../plugin/port.ts'
import { type DiscountApproval, Discounts, type WantedDiscount } from './discounts.ts'
import {
  isOfferingFault,
  type OfferingFault,
  type OfferingRequest,
  type PricedOffering,
  type PricingContext,
} from './offering-source.ts'
import { linesOf } from './price-line.ts'

/** An offering with what a seller takes off, and what somebody has to approve of that. */
export interface DiscountedOffering extends PricedOffering {
  readonly approvals?: readonly DiscountApproval[]
}

/**
 * Takes the discounts of sellers off what is priced: one call of Discounts for all that have some.
 *
 * @param answers what the requests cost without them, in their order
 * @param discounts what is wanted of each, in their order
 */
export async function withDiscounts(
  ports: Ports,
  requests: readonly OfferingRequest[],
  answers: readonly (PricedOffering | OfferingFault)[],
  discounts: readonly (readonly WantedDiscount[])[],
  context: PricingContext,
): Promise<readonly (DiscountedOffering | OfferingFault)[]> {
  const wanted = requests.flatMap((item, index) => {
    const [offering, wishes = []] = [answers[index], discounts[index]]
    if (!offering || isOfferingFault(offering) || wishes.length === 0) return []
    return [{ index, offering, request: { item, lines: linesOf(offering), discounts: wishes } }]
  })
  if (wanted.length === 0) return answers
  const given = await ports.get(Discounts).discount(
    wanted.map(({ request }) => request),
    context,
  )
  const discounted: (DiscountedOffering | OfferingFault)[] = [...answers]
  for (const [position, { index, offering }] of wanted.entries()) {
    const answer = given[position]
    if (!answer) throw new Error('Discounts answered fewer items than it was asked for')
    discounted[index] = isOfferingFault(answer) ? answer : { ...offering, ...answer }
  }
  return discounted
}
